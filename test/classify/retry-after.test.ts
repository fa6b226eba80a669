import { describe, expect, it } from 'vitest'
import { retryAfter } from '../../src/classify/retry-after.ts'

const WAITS: readonly (readonly [text: string, seconds: number])[] = [
  ['451 Greylisted, please try again in 5 minutes', 300],
  ['450 4.2.0 <a@example.org>: Recipient address rejected: Greylisted for 300 seconds', 300],
  ['450 4.2.0 Greylisted (delay 180 s)', 180],
  ['451 4.7.1 Greylisting in action, please come back in 00:05:00', 300],
  ['451 4.3.0 Graylisted, try again in 04:59', 299],
  ['451 Greylisted for 00:04:59', 299],
  ['451 retry after 1 hour', 3600],
  ['421 wait 300 seconds, then go on', 300],
  ['450 Retry in 4m30s', 270],
  ['450 retry in 1 hour and 30 minutes', 5400],
  ['450 try again in 1.5 hours', 5400],
  ['451 rate limited, Retry-After: 120', 120],
  ['451 retry after PT5M', 300],
  ['451 Please do not retry for 10 minutes', 600],
  ['421 Too many requests (50 per minute), wait 60 seconds', 60],
  ['421 Your host is blocked for 15 minutes', 900],
  ['450 we are busy; 10 minutes later it will be better', 600],
  ['450 Resend after 3 minutes', 180],
  ['450 Please try again in 2 day(s)', 172_800],
  ['450 Limit of 50 messages per hour reached. Try again in 20 min.', 1200],
  ['450 Bitte versuchen Sie es in 5 Minuten erneut', 300],
  ['450 Bitte warten Sie 2 Stunden', 7200],
  ['451 Liste grise : merci de réessayer dans 300 secondes', 300],
  ['451 Veuillez patienter 10 minutes', 600],
  ['451 Intente de nuevo en 5 minutos', 300],
  ['451 Espere 2 horas', 7200],
  ['451 Tente novamente em 10 minutos', 600],
  ['451 Riprovare tra 15 minuti', 900],
  ['451 Probeer het over 5 minuten opnieuw', 300],
  ['451 Försök igen om 10 minuter', 600],
  ['451 Spróbuj ponownie za 5 minut', 300],
  ['451 Zkuste to znovu za 2 hodiny', 7200],
  ['451 Повторите попытку через 5 минут', 300],
  ['451 Подождите 30 секунд', 30],
  ['451 Спробуйте через 10 хвилин', 600],
  ['451 5 dakika sonra tekrar deneyin', 300],
  ['451 Próbálja újra 5 perc múlva', 300],
  ['451 5分後に再送してください', 300],
  ['451 300秒お待ちください', 300],
  ['451 1時間後に再度送信してください', 3600],
  ['451 请5分钟后重试', 300],
  ['451 請等待 10 分鐘', 600],
  ['451 请在2小时后再试', 7200],
  ['451 5분 후 다시 시도하십시오', 300],
  ['451 30초 후에 재시도', 30],
]

const NO_WAITS: readonly string[] = [
  '550 5.1.1 User unknown',
  '450 Try again later',
  'The message has been in the queue for 4 days',
  'Message could not be delivered for 5 days; I try no more',
  'The server will keep trying for 2 more days',
  'Delivery will be retried for 2 days',
  'Delivery will be retried for another 3 days',
  'Message will be retried for 2 more day(s)',
  '450 4.2.1 Over 50 messages per hour, try again later',
  '550 24 hour limit of your account reached, come back later',
  '421 Too many messages in 60 seconds, please slow down',
  '554 5.4.7 Message expired after 72 hours in queue',
  'Warning: message still undelivered after 4 hours, will try again',
  'Unable to deliver message after 3 days; I have given up',
  'File has been locked for 30 seconds straight. (#4.3.0)',
  '421 Timed out after 300 seconds waiting for input',
  '421 4.4.2 idle for 5 minutes, closing',
  'Could not deliver for the last 432000 seconds. Giving up.',
  'Perhaps you have not logged in within the last 30 minutes, try again',
  '2026-11-25T08:58:06 retry of the host',
  '450 try again after 08:30',
  '421 4.7.0 192.0.2.5 try again later',
  'Delivery has been delayed for 4 hours',
  'Wir versuchen es noch 2 Tage lang',
  'Nous allons réessayer pendant 2 jours',
  '451 wait 99999999999 seconds',
  '',
]

describe('the wait that a reply names', () => {
  it.each(WAITS)('%s', (text, seconds) => {
    expect(retryAfter(text)).toBe(seconds)
  })
  it.each(NO_WAITS)('names none: %s', (text) => {
    expect(retryAfter(text)).toBeNull()
  })
})
