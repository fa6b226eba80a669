import Type, { type TSchema } from 'typebox'
import { names, orNull } from '../schemas.ts'

// What many answers have.

export const maybe = Type.Optional
export const text = Type.String
export const whole = Type.Integer
export const list = <T extends TSchema>(one: T) => Type.Array(one)
export const time = (description = 'ISO 8601') => Type.String({ description })
export const timeOrNull = (description = 'ISO 8601') => orNull(Type.String({ description }))
export const textOrNull = () => orNull(Type.String())

export const BounceType = names(['hard', 'soft'])
export const Address = orNull(
  Type.String({ description: 'null where the store keeps addresses as hashes only' }),
)
export const page = <T extends TSchema>(one: T) =>
  Type.Object({
    items: list(one),
    next: orNull(Type.String({ description: 'The cursor of the next page; null at the end' })),
  })
