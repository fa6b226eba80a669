import { decodeBase64 } from './transfer.ts'

/**
 * UTF-7, RFC 2152: `+` opens a run of base64 that is UTF-16, `-` or any other character ends it, `+-` is a
 * plus sign. Old Exchange servers write bounces in it.
 *
 * @example decodeUtf7('a+AOk-b') // 'aéb'
 */
export function decodeUtf7(text: string): string {
  const utf16 = new TextDecoder('utf-16be')
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (whole: string, run: string) => {
    if (run === '') return whole === '+-' ? '+' : whole
    const bytes = decodeBase64(run)
    return utf16.decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  })
}
