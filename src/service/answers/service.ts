import Type from 'typebox'
import { KEY_SCOPES } from '../../store/shapes.ts'
import { names } from '../schemas.ts'
import { list, maybe, page, text, textOrNull, time, timeOrNull, whole } from './parts.ts'

// How the service itself is run: errors, keys, sessions, who did what.

/** RFC 9457; every error is answered so. */
export const ProblemAnswer = Type.Object({
  type: text(),
  title: text(),
  status: whole(),
  detail: text(),
  instance: text(),
  code: text({ description: 'Stable, as not-found' }),
})

export const Audit = page(
  Type.Object({
    id: whole(),
    at: time(),
    who: text(),
    action: text(),
    details: Type.Record(Type.String(), Type.Unknown()),
  }),
)

const key = {
  id: text(),
  name: text(),
  scopes: list(names(KEY_SCOPES)),
  createdAt: time(),
  revokedAt: timeOrNull(),
}
export const Keys = Type.Object({ items: list(Type.Object(key)) })
export const NewKey = Type.Object({ ...key, secret: text({ description: 'Shown this once' }) })
export const Revoked = Type.Object({ id: text(), revoked: Type.Boolean() })
export const BackedUp = Type.Object({ path: text() })

export const Session = Type.Object({
  signedIn: Type.Boolean(),
  name: textOrNull(),
  scopes: list(names(KEY_SCOPES)),
  endsAt: maybe(time()),
})
