import Type from 'typebox'

/** Settings that several kinds of files have. */
export const everySeconds = (value: number) =>
  Type.Optional(
    Type.Integer({
      default: value,
      minimum: 1,
      maximum: 86_400,
      description: 'How often to look, in seconds.',
    }),
  )

/** A file that somebody is still writing to is left for later. */
export const quietSeconds = (what: string) =>
  Type.Optional(
    Type.Integer({
      default: 2,
      minimum: 0,
      maximum: 86_400,
      description: `${what} is read once nobody has written to it for so many seconds.`,
    }),
  )
