import { partAfter } from '../between.ts'
import { entriesIn, reportOfEntry } from '../entries.ts'
import type { SystemReader } from './reader.ts'

/*
 * Smail 3, which T-Online long ran as well:
 *
 *   |------------------------- Message log follows: -------------------------|
 *    no valid recipients were found for this message
 *   |------------------------- Failed addresses follow: ---------------------|
 *    <jo@example.com> ... transport smtp: 550 5.1.1 user unknown
 *   |------------------------- Message text follows: ------------------------|
 */
export const smail: SystemReader = {
  id: 'smail',
  title: 'Smail',
  marks: ['failed addresses follow:', 'smail3.'],
  read: (notice) => {
    const list = partAfter(notice.text, ['failed addresses follow'], ['|------'])
    const entries = list === null ? [] : entriesIn(list)
    return entries.length === 0 ? null : entries.map((entry) => reportOfEntry(entry))
  },
}
