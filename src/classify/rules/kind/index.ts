import type { KindTable } from '../../rule.ts'
import autoReply from './auto-reply.ts'
import complaint from './complaint.ts'
import delayed from './delayed.ts'
import delivered from './delivered.ts'
import notABounce from './not-a-bounce.ts'

/** The rules for texts that tell no failure: answers, complaints, delays, deliveries. */
export const KIND_TABLES: readonly KindTable[] = [autoReply, complaint, delayed, delivered, notABounce]
