import type { Notice } from './notice.ts'

/** Read receipts (RFC 8098), DMARC and TLS reports: reports, but not of a failed delivery. */
export function isReceipt(notice: Notice): boolean {
  const type = notice.parts[0]?.params['report-type']?.toLowerCase()
  if (type === 'disposition-notification' || type === 'tlsrpt') return true
  const part = notice.part(
    'message/disposition-notification',
    'application/tlsrpt+json',
    'application/tlsrpt+gzip',
  )
  return part !== undefined || (notice.parts.length === 1 && holdsReceipt(notice.text))
}

/** QUIRK: the fields of a receipt stand in the text, where a mail has lost its structure. */
export function holdsReceipt(text: string): boolean {
  return (
    text.includes('isposition:') &&
    /^Disposition:[ \t]*(?:manual|automatic)-action\//im.test(text) &&
    !/^(?:Action|Status):/im.test(text)
  )
}
