import { entriesIn, reportOfEntry } from '../entries.ts'
import type { SystemReader } from './reader.ts'

/*
 * KDDI au mobile (ezweb.ne.jp, au.com), Japanese, and the reason in English:
 *
 *   The user(s) account is disabled.
 *
 *   <jo@example.ezweb.ne.jp>: 550 user unknown (in reply to RCPT TO command)
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
    const entries = entriesIn(notice.text).map((entry) => {
      const one = reportOfEntry(entry)
      return { ...one, prose: [...one.prose, about] }
    })
    return entries.length === 0 ? null : entries
  },
}
