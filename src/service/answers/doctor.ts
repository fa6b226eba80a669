import Type from 'typebox'
import { LEVELS } from '../../doctor/finding.ts'
import { CHECK_NAMES } from '../../doctor/question.ts'
import { names, orNull, Reason } from '../schemas.ts'
import { list, text, textOrNull, time, timeOrNull, whole } from './parts.ts'

// What receivers find, and what it has to do with refusals.

const Level = names(LEVELS)
const Finding = Type.Object({
  id: text({ description: 'Stable, as spf-several; docs/doctor.md has them all' }),
  check: names(CHECK_NAMES),
  level: Level,
  about: text({ description: 'The name or address that it concerns' }),
  what: text(),
  why: text({ description: 'Why receivers care; empty where all is well' }),
  mend: textOrNull(),
  publish: orNull(
    Type.Object({
      name: text(),
      type: text({ description: 'Of the record; "file" is to be served at the URL in name' }),
      value: text(),
    }),
  ),
  found: orNull(text({ description: 'The record as it stands in the DNS' })),
})

const diagnosis = {
  domain: text(),
  ips: list(text()),
  selectors: list(Type.Object({ selector: text(), domain: text() })),
  helo: textOrNull(),
  returnPath: text(),
  worst: Level,
  findings: list(Finding),
}
export const Diagnosis = Type.Object(diagnosis)

const explained = {
  sentence: text({ description: 'What was refused, and what is wrong' }),
  causes: list(Finding),
}
export const IncidentDiagnosis = Type.Object({
  ...explained,
  sentence: orNull(
    text({
      description: 'What was refused, and what is wrong; null where the DNS has nothing to do with it',
    }),
  ),
  at: timeOrNull(),
  first: orNull(
    Type.Object({
      at: time('When it was first looked at'),
      sentence: text({ description: 'What was said then' }),
    }),
  ),
})
export const ExplainedRefusals = Type.Object({
  items: list(
    Type.Object({
      receiver: text(),
      reason: Reason,
      domain: text({ description: "The sender's, as it was registered" }),
      count: whole(),
      first: time(),
      last: time(),
      ...explained,
    }),
  ),
})
