/**
 * Words that name no cause but say whether a failure is for now or for good.
 * They turn a class-5 system error soft, or make a failure without a code hard.
 */
export const TEMPORARY: readonly string[] = [
  'currently unavailable',
  'temporarily',
  'temporary',
  'try again later',
  'try later',
  'retry later',
  'please retry',
  'please try again',
  'again later',
  'will be retried',
  'will retry',
  '|vorubergehend',
  'zu einem spateren zeitpunkt',
  'spater noch einmal',
  'reessayer plus tard',
  'temporairement',
  'mas tarde',
  'temporalmente',
  'temporaneamente',
  'mais tarde',
  'temporariamente',
  '稍后',
  '稍後',
]

export const PERMANENT: readonly string[] = [
  'permanent error',
  'permanent failure',
  'permanently failed',
  'failed permanently',
  'permanent fatal error',
  'fatal error',
  'permanently rejected',
  'will not be retried',
  'permanenter fehler',
  'erreur permanente',
]
