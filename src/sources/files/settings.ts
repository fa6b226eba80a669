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
