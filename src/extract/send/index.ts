import { http } from './http.ts'
import { mandrillApi } from './mandrill.ts'
import { nodemailer } from './nodemailer.ts'
import { postmarkApi } from './postmark.ts'
import type { SendReader } from './reader.ts'
import { sesSdk } from './ses.ts'

/** In the order in which they are asked; the last takes whatever is left. */
export const SEND_READERS: readonly SendReader[] = [sesSdk, mandrillApi, postmarkApi, nodemailer, http]
