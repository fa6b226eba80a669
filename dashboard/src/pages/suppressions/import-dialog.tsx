import { useState } from 'preact/hooks'
import { api, type Imported } from '../../api/api.ts'
import { useWork } from '../../api/use-work.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { SelectField, TextArea, TextField } from '../../parts/field.tsx'
import { counted, number } from '../../parts/format.ts'
import { FORMATS } from './formats.ts'
import { ImportPreview } from './import-preview.tsx'

interface ImportProps {
  done(text: string): void
  readonly onClose: () => void
}

/** Takes a list over: first it is read and shown what would be new, known and wrong, then it is entered. */
export function ImportDialog({ done, onClose }: ImportProps) {
  const [list, setList] = useState<string | File>('')
  const [format, setFormat] = useState('')
  const [scope, setScope] = useState('')
  const [preview, setPreview] = useState<Imported | null>(null)
  const work = useWork()
  const options = {
    ...(format === '' ? {} : { format }),
    ...(scope.trim() === '' ? {} : { scope: scope.trim() }),
  }
  const send = (dryRun: boolean) => api.importList(list, { ...options, dryRun })
  const change = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      set(value)
      setPreview(null)
    }
  }
  const isEmpty = typeof list === 'string' && list.trim() === ''
  return (
    <Dialog title="Import a list" onClose={onClose} wide>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void work.run(async () => {
            if (preview === null) return setPreview(await send(true))
            const { added, known, problems } = await send(false)
            onClose()
            done(
              `${counted(added, 'new entry', 'new entries')}, ${number(known)} known, ${counted(problems, 'line')} left out.`,
            )
          })
        }}
      >
        <p class="muted">
          The export of your e-mail service, as it is: CSV, JSON or one address a line. Nothing is entered
          before you have seen what would be.
        </p>
        <div class="row">
          <label class="button">
            Choose a file
            <input
              class="hidden"
              type="file"
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0]
                if (file !== undefined) change(setList)(file)
              }}
            />
          </label>
          <span class="muted">{typeof list === 'string' ? 'or paste it:' : list.name}</span>
        </div>
        {typeof list === 'string' && (
          <TextArea label="The list" rows={5} value={list} onInput={change(setList)} />
        )}
        <div class="filters">
          <SelectField
            label="Format"
            value={format}
            onChange={change(setFormat)}
            options={[['', 'find it out'], ...FORMATS]}
          />
          <TextField label="Stream of mail" value={scope} onInput={change(setScope)} placeholder="all mail" />
        </div>
        {preview !== null && <ImportPreview of={preview} />}
        <div class="row end-row">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            look="main"
            busy={work.busy}
            disabled={isEmpty || (preview !== null && entriesOf(preview) === 0)}
          >
            {preview === null
              ? 'Look at it first'
              : `Import ${counted(preview.added, 'new entry', 'new entries')}`}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const entriesOf = ({ added, known, withoutEffect }: Imported) => added + known + withoutEffect
