import type { InputKind } from './kind.ts'
import { WholeFile } from './whole.ts'

/** A file that is one message. */
export const EMAIL: InputKind = {
  name: 'email',
  unit: 'email',
  looksLike: (head) => HEADER_FIRST.test(head.toString('latin1')),
  splitter: (limits) => new WholeFile(limits),
}

/** A header field comes first, perhaps after a byte order mark, blank lines or an mbox line. */
const HEADER_FIRST =
  /^(?:\xef\xbb\xbf)?[\r\n]*(?:>?From [^\r\n]*[\r\n]+)?[A-Za-z][A-Za-z0-9_-]*[ \t]*:(?!\/\/)/
