import { binaryToBytes } from '../decode/bytes.ts'
import { looksLikeHeaderBlock, parameters } from '../decode/headers.ts'
import type { Part } from '../decode/mail.ts'
import { decodeTransfer, transferEncoding } from '../decode/transfer.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The mail that a part holds, to be read as a mail of its own: message/rfc822, or a file that a mail program saved
 * and attached under a name as "Undeliverable.eml". Null where the part holds none.
 */
export function enclosedMail(part: Part): Uint8Array | string | null {
  const isMessage = part.type === 'message/rfc822' || part.type === 'message/global'
  if (!isMessage && !isMailFile(part)) return null
  const encoding = transferEncoding(part.headers.raw('content-transfer-encoding'))
  const raw = part.raw()
  const binary = encoding === 'identity' ? raw : decodeTransfer(raw, encoding)
  if (!isMessage && !looksLikeHeaderBlock(binary, 0)) return null
  const bytes = binaryToBytes(binary)
  try {
    // Text that the caller had decoded is UTF-8 here, whatever the enclosed mail declares.
    return utf8.decode(bytes)
  } catch {
    return bytes
  }
}

function isMailFile(part: Part): boolean {
  const disposition = part.headers.raw('content-disposition')
  const name =
    (disposition === null ? undefined : parameters(disposition).params.filename) ?? part.params.name
  return name !== undefined && /\.eml\s*$/i.test(name)
}
