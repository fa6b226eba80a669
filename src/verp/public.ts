/**
 * Signed return paths, and those of other programs.
 *
 * @module
 */
export { type BatvAddress, type BatvKey, checkBatv, readBatv } from './batv.ts'
export {
  type Decoded,
  type DecodeOptions,
  decode,
  matches,
  type SignedPath,
  type WhyRefused,
} from './decode.ts'
export { type EncodeOptions, encode } from './encode.ts'
export type { VerpKey } from './key.ts'
export type { Field } from './layout.ts'
export { type ReturnPath, readReturnPath } from './read-return-path.ts'
export { checkSrs, readSrs, type SrsAddress } from './srs.ts'
