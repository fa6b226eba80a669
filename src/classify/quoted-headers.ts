/** Fields that mail systems write for each other: their words ("spf=fail", "a=rsa-sha256") are no cause. */
const FIELD =
  /^[>\s]{0,8}(?:dkim-signature|domainkey-signature|received(?:-spf)?|authentication-results(?:-original)?|arc-[a-z-]{4,40}|x-[a-z0-9-]{1,60}):/i

/**
 * Leaves out the lines of a quoted message's technical header fields, with their continuations. Only such fields:
 * "Subject: …" or "Reason: …" may be the notice's own words.
 */
export function withoutQuotedHeaders(text: string): string {
  if (!text.includes(':')) return text
  let inside = false
  return text
    .split('\n')
    .filter((line) => {
      inside = FIELD.test(line) || (inside && /^[>]?[ \t]+\S/.test(line))
      return !inside
    })
    .join('\n')
}
