import type { Static } from 'typebox'
import { expectTypeOf, test } from 'vitest'
import type * as Shape from '../../src/client/shapes.ts'
import type * as Schema from '../../src/service/schemas.ts'

/** What the client takes and gives is what the service validates: `npm run typecheck` compares them. */
type Asked<T> = { [Name in keyof T]?: T[Name] | undefined }

test('the shapes of the client are the schemas of the service', () => {
  expectTypeOf<Shape.Ingested>().branded.toEqualTypeOf<DeepReadonly<Static<typeof Schema.Ingested>>>()
  expectTypeOf<Shape.Checked>().branded.toEqualTypeOf<DeepReadonly<Static<typeof Schema.Checked>>>()
  same<Shape.SuppressionFilter, Static<typeof Schema.SuppressionQuery>>()
  same<Shape.NewSuppression, Static<typeof Schema.NewSuppression>>()
  same<Shape.EventFilter, Static<typeof Schema.EventQuery>>()
  same<Shape.DecisionFilter, Static<typeof Schema.DecisionQuery>>()
  same<Shape.StatsQuery, Static<typeof Schema.StatsParameters>>()
  same<Shape.ImportQuery, Static<typeof Schema.ImportQuery>>()
})

type DeepReadonly<T> = T extends (infer One)[]
  ? readonly DeepReadonly<One>[]
  : T extends object
    ? { readonly [Name in keyof T]: DeepReadonly<T[Name]> }
    : T

type Same<A, B> = [Asked<A>, Asked<B>] extends [Asked<B>, Asked<A>]
  ? [keyof A, keyof B] extends [keyof B, keyof A]
    ? []
    : [never]
  : [never]

/** Takes an argument that cannot be given unless both have the same fields of the same types. */
function same<A, B>(..._none: Same<A, B>): void {}
