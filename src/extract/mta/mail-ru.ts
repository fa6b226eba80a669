import { readFailedList } from './exim.ts'
import type { SystemReader } from './reader.ts'

/*
 * Mail.ru: a Russian introduction, then Exim's text with its list; see exim.ts.
 */
export const mailRu: SystemReader = {
  id: 'mail-ru',
  title: 'Mail.ru',
  marks: ['сервером mail.ru', 'mailer-daemon@corp.mail.ru'],
  read: (notice) => readFailedList(notice),
}
