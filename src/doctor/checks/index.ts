import type { Check } from '../check.ts'
import { bimi } from './bimi.ts'
import { blocklist } from './blocklist.ts'
import { dkim } from './dkim.ts'
import { dmarc } from './dmarc.ts'
import { helo } from './helo.ts'
import { mtaSts } from './mta-sts.ts'
import { mx } from './mx.ts'
import { ptr } from './ptr.ts'
import { spf } from './spf.ts'
import { tlsRpt } from './tls-rpt.ts'

/** Every check, in the order in which they are told. A new one is a file here and a line in this table. */
export const CHECKS: readonly Check[] = [mx, spf, dkim, dmarc, ptr, helo, blocklist, mtaSts, tlsRpt, bimi]
