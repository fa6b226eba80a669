import type { Language } from '../language.ts'

/** Persian. */
export default {
  failed: [
    'تحویل داده نشد',
    'تحویل نشد',
    'قابل تحویل نیست',
    'تحویل ناموفق',
    'ارسال نشد',
    'پیام رد شد',
    'رد شد',
    'بازگشت خورد',
  ],
  delayed: ['تأخیر در تحویل', 'تاخیر در تحویل', 'تأخیر', 'تاخیر', 'هنوز تحویل', 'دوباره تلاش'],
  autoReplyTitles: ['پاسخ خودکار', 'خارج از دفتر', 'در مرخصی', 'درخواست شما'],
  autoReplyText: ['در مرخصی هستم', 'این یک پاسخ خودکار'],
  fromFields: ['از'],
  subjectFields: ['موضوع'],
  otherFields: ['تاریخ', 'به'],
} satisfies Language
