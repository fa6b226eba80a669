import { useState } from 'preact/hooks'
import { REASON_NAMES, REASONS, type Reason } from '../../../../src/model/reasons.ts'
import { api, type RuleFile, type RulesPreview, type StoredEvent } from '../../api/api.ts'
import { useWork } from '../../api/use-work.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { SelectField, TextField } from '../../parts/field.tsx'
import { counted, words } from '../../parts/format.ts'
import { Marked } from '../../parts/marked.tsx'
import { say } from '../../parts/toast.tsx'
import { ChangesTable } from '../policy/changes-table.tsx'
import { proposedWords, ruleOf, withRule } from './teach.ts'

interface TeachProps {
  readonly stored: StoredEvent
  /** What was taught so far. */
  readonly rules: RuleFile
  readonly done: () => void
  readonly onClose: () => void
}

/** Tells what a refusal means: a rule is written, tested against the past, shown, and applied. */
export function TeachDialog({ stored, rules, done, onClose }: TeachProps) {
  const { diagnostic, reason: guess } = stored.event
  const said = diagnostic ?? ''
  const [reason, setReason] = useState<string>(guess === null || guess === 'unknown' ? '' : guess)
  const [tell, setTell] = useState(proposedWords(said))
  const [type, setType] = useState('')
  const [preview, setPreview] = useState<RulesPreview | null>(null)
  const work = useWork()
  const rule = ruleOf(tell.trim(), said, type === '' ? null : (type as 'hard' | 'soft'))
  const file = withRule(rules, reason as Reason, rule)
  const change = (set: (value: string) => void) => (value: string) => {
    set(value)
    setPreview(null)
  }
  const good = preview !== null && preview.problems.length === 0
  return (
    <Dialog title="What does this mean?" onClose={onClose} wide>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void work.run(async () => {
            if (!good) return setPreview(await api.previewRules(file))
            const { difference } = await api.teach(file, true)
            done()
            say(
              `Taught: ${counted(difference?.reread ?? 0, 'event')} of the past read as ${words(reason)} now.`,
            )
          })
        }}
      >
        <pre class="source">
          <Marked text={said} words={tell.trim()} />
        </pre>
        <div class="filters two">
          <SelectField
            label="Reason"
            value={reason}
            onChange={change(setReason)}
            options={[['', 'choose one'], ...REASON_NAMES.map((name) => [name, words(name)] as const)]}
            hint={reason === '' ? 'Why it was refused.' : REASONS[reason as Reason].means}
          />
          <SelectField
            label="Hard or soft"
            value={type}
            onChange={change(setType)}
            options={[
              ['', 'as is usual for the reason'],
              ['hard', 'hard: for good'],
              ['soft', 'soft: for now'],
            ]}
          />
        </div>
        <TextField
          label="Words that tell it"
          value={tell}
          onInput={change(setTell)}
          hint="They must stand in the text. * stands for anything between, {a/b} for either word. Take what every such refusal says, not names or numbers."
        />
        <details>
          <summary>The rule that is written</summary>
          <pre class="source">{JSON.stringify({ reason, rules: [rule] }, null, 2)}</pre>
        </details>
        {preview !== null && <Tested preview={preview} reason={reason} />}
        <div class="row end-row">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            look="main"
            busy={work.busy}
            disabled={reason === '' || tell.trim() === '' || (preview !== null && !good)}
          >
            {good ? 'Apply' : 'Test against the past'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Tested({ preview, reason }: { readonly preview: RulesPreview; readonly reason: string }) {
  const { problems, reread, difference } = preview
  if (difference === null)
    return (
      <section class="notice bad" role="alert">
        <p>The rule cannot be used:</p>
        <ul class="steps">
          {problems.map(({ place, text }) => (
            <li key={place + text}>
              <code>{place}</code>: {text}
            </li>
          ))}
        </ul>
      </section>
    )
  return (
    <section class="stack" role="status">
      <p class="notice">
        <strong>{counted(difference.reread, 'event')}</strong> of {counted(difference.events, 'event')} would
        read as {words(reason)}, and <strong>{counted(difference.changed, 'address', 'addresses')}</strong>{' '}
        would change.
      </p>
      <ul class="steps">
        {reread.slice(0, 5).map(({ before, after }) => (
          <li key={before.id}>
            <span class="mono">
              <Marked text={before.diagnostic ?? ''} words={after.explanation.evidence} />
            </span>
            : {words(before.reason ?? 'unknown')} → {words(after.reason ?? 'unknown')}
          </li>
        ))}
      </ul>
      <ChangesTable difference={difference} />
    </section>
  )
}
