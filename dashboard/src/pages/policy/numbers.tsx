import { useState } from 'preact/hooks'
import type { Policy, PolicyName } from '../../../../src/decide/policy.ts'
import { policyGroups } from '../../../../src/decide/policy-groups.ts'
import type { PolicyNumber } from '../../../../src/decide/policy-numbers.ts'
import { capital } from '../../../../src/model/sentences.ts'
import { api, type PolicyShown, type SettingDifference } from '../../api/api.ts'
import { may } from '../../api/session.ts'
import { useWork } from '../../api/use-work.ts'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { number } from '../../parts/format.ts'
import { Card } from '../../parts/page.tsx'
import { say } from '../../parts/toast.tsx'
import { NumbersPreview, sinceOf, USUAL_DAYS } from './numbers-preview.tsx'

/** Changes that are shown. */
const SHOWN = 20

interface NumbersProps {
  readonly setting: PolicyShown
  readonly again: () => void
}

/** Every number of the policy with its reason: changed ones are tried on what is kept before they hold. */
export function Numbers({ setting: { policy, numbers }, again }: NumbersProps) {
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({})
  const [preview, setPreview] = useState<SettingDifference | null>(null)
  const [days, setDays] = useState(USUAL_DAYS)
  const work = useWork()
  const before = policy as unknown as Readonly<Record<string, number>>
  const changed = Object.entries(given).filter(([name, value]) => Number(value) !== before[name])
  const change = {
    policy: Object.fromEntries(changed.map(([name, value]) => [name, Number(value)])) as Partial<Policy>,
  }
  const wrong = changed.some(([name, value]) => mistakeIn(value, numbers[name]!) !== undefined)
  const set = (name: string, value: string) => {
    setGiven({ ...given, [name]: value })
    setPreview(null)
  }
  const look = async (on: string) => setPreview(await api.previewPolicy(change, SHOWN, sinceOf(on)))
  const apply = async () => {
    const old = Object.fromEntries(changed.map(([name]) => [name, before[name]])) as Partial<Policy>
    await api.applyPolicy(change)
    setGiven({})
    setPreview(null)
    again()
    say('The numbers are in force.', () => api.applyPolicy({ policy: old }).then(again))
  }
  return (
    <Card title="The numbers">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void work.run(preview === null ? () => look(days) : apply)
        }}
      >
        {policyGroups(Object.keys(numbers) as PolicyName[]).map(({ title, names }) => (
          <section key={title} class="stack">
            <h3>{title}</h3>
            <ul class="numbers-list">
              {names.map((name) => (
                <NumberField
                  key={name}
                  told={numbers[name]!}
                  before={before[name]!}
                  given={given[name]}
                  set={(value) => set(name, value)}
                />
              ))}
            </ul>
          </section>
        ))}
        {preview !== null && (
          <NumbersPreview
            of={preview}
            days={days}
            tryOn={(next) => {
              setDays(next)
              void work.run(() => look(next))
            }}
          />
        )}
        {may('admin') && changed.length > 0 && (
          <div class="row sticky-row">
            <Button type="submit" look="main" busy={work.busy} disabled={wrong}>
              {preview === null ? 'Look what it would change' : 'Put into force'}
            </Button>
            <Button
              onClick={() => {
                setGiven({})
                setPreview(null)
              }}
            >
              Discard
            </Button>
          </div>
        )}
      </form>
    </Card>
  )
}

interface NumberFieldProps {
  readonly told: PolicyNumber
  readonly before: number
  readonly given: string | undefined
  readonly set: (value: string) => void
}

/** One number, with its reason. */
function NumberField({ told, before, given = String(before), set }: NumberFieldProps) {
  return (
    <li>
      <TextField
        label={capital(told.text)}
        type="number"
        min={told.least}
        max={told.most}
        value={given}
        onInput={set}
        error={mistakeIn(given, told)}
        hint={before === told.value ? undefined : `${number(told.value)} unless changed`}
      />
      <p class="muted">{told.why}</p>
    </li>
  )
}

function mistakeIn(value: string, { least, most }: PolicyNumber) {
  const read = Number(value)
  return value.trim() !== '' && Number.isFinite(read) && read >= least && read <= most
    ? undefined
    : `It must be a number from ${number(least)} to ${number(most)}.`
}
