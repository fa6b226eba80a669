/** What a validator found wrong: a part of what Ajv tells. */
interface Mistake {
  readonly keyword: string
  readonly instancePath: string
  readonly message?: string
  readonly params: Readonly<Record<string, unknown>>
}

const SHOWN = 3

/** What is wrong with a request, as one text: `"limit" must be >= 1.` */
export function mistakesIn(mistakes: readonly Mistake[], part: string): Error {
  // Of a choice of forms, what each form lacks says more than that none fits.
  const telling = mistakes.filter(({ keyword }) => keyword !== 'anyOf')
  const texts = [...new Set((telling.length > 0 ? telling : mistakes).map((one) => textOf(one, part)))]
  return new Error(`${texts.slice(0, SHOWN).join('; ')}.`)
}

function textOf({ keyword, instancePath, message = 'is wrong', params }: Mistake, part: string): string {
  const place =
    instancePath === '' ? `the ${part === 'querystring' ? 'query' : part}` : `"${instancePath.slice(1)}"`
  if (keyword === 'additionalProperties') return `${place} has no "${params.additionalProperty}"`
  if (keyword === 'enum') return `${place} must be one of ${(params.allowedValues as unknown[]).join(', ')}`
  return `${place} ${message.replace('must NOT', 'must not')}`
}
