import type { Static } from 'typebox'
import { expectTypeOf, test } from 'vitest'
import type * as Shape from '../../src/client/shapes.ts'
import type * as Answers from '../../src/service/answer-schemas.ts'
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

test('what the client gives is what the service describes', () => {
  gives<Shape.StoredEvent, Static<typeof Answers.StoredEvent>>()
  gives<Shape.Page<Shape.Suppression>, Static<typeof Answers.Suppressions>>()
  gives<Shape.AddressRecord, Static<typeof Answers.AddressRecord>>()
  gives<Shape.Page<Shape.Decision>, Static<typeof Answers.Decisions>>()
  gives<Shape.Explained, Static<typeof Answers.Explained>>()
  gives<Shape.Imported, Static<typeof Answers.Imported>>()
  gives<Shape.StatsRow, Static<typeof Answers.Stats>['rows'][number]>()
  gives<Shape.PolicyShown, Static<typeof Answers.PolicyShown>>()
  gives<Shape.Difference, Static<typeof Answers.Difference>>()
  gives<Shape.SettingDifference, Static<typeof Answers.SettingDifference>>()
  gives<Shape.SendingPlan, Static<typeof Answers.Plan>>()
  gives<Shape.Incident, Static<typeof Answers.Incidents>['items'][number]>()
  gives<Shape.SourceShown, Static<typeof Answers.Sources>['items'][number]>()
  gives<Shape.Key, Static<typeof Answers.Keys>['items'][number]>()
  gives<Shape.Page<Shape.AuditEntry>, Static<typeof Answers.Audit>>()
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

/** Takes an argument that cannot be given unless all that the client promises is described, and nothing else. */
function gives<Given, Described>(
  ..._none: Given extends DeepReadonly<Described>
    ? keyof Described extends keyof Given
      ? []
      : [never]
    : [never]
): void {}
