import { entriesIn, reportOfEntry } from '../entries.ts'
import { readTranscript } from '../transcript.ts'
import type { SystemReader } from './reader.ts'

/*
 * KDDI au mobile (ezweb.ne.jp, au.com), Japanese, and the reason in English:
 *
 *   The user(s) account is disabled.
 *
 *   <jo@example.ezweb.ne.jp>: 550 user unknown (in reply to RCPT TO command)
 *
 * or, in place of the last line, `>>> RCPT TO:<jo@…>` and `<<< 550 <jo@…>: User unknown`.
 */
export const ezweb: SystemReader = {
  id: 'ezweb',
  title: 'au (EZweb)',
  marks: [
    '(ezweb mail)',
    'mail administrator <postmaster@ezweb.ne.jp>',
    'from: postmaster@ezweb.ne.jp',
    'postmaster@au.com',
  ],
  read: (notice) => {
    const about = notice.text.slice(0, 2000)
    const session = readTranscript(notice.text).filter((one) => one.recipient !== null)
    const reports = session.length > 0 ? session : entriesIn(notice.text).map((entry) => reportOfEntry(entry))
    return reports.length === 0 ? null : reports.map((one) => ({ ...one, prose: [...one.prose, about] }))
  },
}
