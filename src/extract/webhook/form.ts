import type { Fields } from './json.ts'

/** Whether the text begins like the fields of a form, urlencoded; `--=_Part_1` is what stands before a mail's part. */
export function isForm(body: string): boolean {
  return /^(?!--)[\w.~%+*-]{1,200}=[^\s<>"{}]*$/.test(body.slice(0, 4096))
}

/**
 * The fields of a form by name, urlencoded or multipart (as Mailgun's older webhooks with attachments); of a name
 * that comes twice, the first. Null where it is no form.
 */
export function formOf(body: string): Fields | null {
  const pairs = isForm(body) ? new URLSearchParams(body) : multipart(body)
  if (pairs === null) return null
  const found: Record<string, string> = Object.create(null)
  for (const [name, value] of pairs) if (!(name in found)) found[name] = value
  return { ...found }
}

/** More parts are not looked at. */
const MOST_PARTS = 500

/** RFC 7578: the first line is what stands before each part. */
function multipart(body: string): readonly (readonly [string, string])[] | null {
  const delimiter = /^--[^\r\n]{1,72}(?=\r?\n)/.exec(body)?.[0]
  if (delimiter === undefined) return null
  const pairs: [string, string][] = []
  for (const part of body.split(`\n${delimiter}`, MOST_PARTS)) {
    const headers = part.slice(0, 2000)
    const name = /content-disposition: form-data; name="([^"\r\n]{1,200})"/i.exec(headers)?.[1]
    const blank = /\r?\n\r?\n/.exec(headers)
    if (name !== undefined && blank !== null)
      pairs.push([name, part.slice(blank.index + blank[0].length).replace(/\r$/, '')])
  }
  return pairs.length > 0 ? pairs : null
}
