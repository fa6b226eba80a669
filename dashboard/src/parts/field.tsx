import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Told {
  readonly label: string
  /** A sentence under it. */
  readonly hint?: ComponentChildren
  readonly error?: string | undefined
}

interface TextProps extends Told {
  readonly value: string
  onInput(value: string): void
  readonly type?: 'text' | 'search' | 'email' | 'password' | 'number' | 'date'
  readonly placeholder?: string
  readonly required?: boolean
  readonly min?: number
  readonly max?: number
  readonly list?: readonly string[] | undefined
  readonly autocomplete?: 'off' | 'current-password'
}

/** A line to be filled in, with its name above it. */
export function TextField(props: TextProps) {
  const { label, hint, error, value, onInput, list, type = 'text', ...rest } = props
  const id = useId()
  return (
    <Labelled {...{ id, label, hint, error }}>
      <input
        id={id}
        // One of several: which attributes go with it differs, and none of those is used here.
        type={type as 'text'}
        // Some numbers of the policy are fractions.
        step={type === 'number' ? 'any' : undefined}
        value={value}
        list={list === undefined ? undefined : `${id}-list`}
        aria-invalid={error !== undefined}
        aria-describedby={hint || error ? `${id}-hint` : undefined}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        {...rest}
      />
      {list !== undefined && (
        <datalist id={`${id}-list`}>
          {list.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </Labelled>
  )
}

interface AreaProps extends Told {
  readonly value: string
  onInput(value: string): void
  readonly rows?: number
  readonly placeholder?: string
}

export function TextArea({ label, hint, error, value, onInput, rows = 6, placeholder }: AreaProps) {
  const id = useId()
  return (
    <Labelled {...{ id, label, hint, error }}>
      <textarea
        id={id}
        rows={rows}
        value={value}
        placeholder={placeholder}
        spellcheck={false}
        aria-describedby={hint || error ? `${id}-hint` : undefined}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </Labelled>
  )
}

export type Choice = readonly [value: string, text: string]

interface SelectProps extends Told {
  readonly value: string
  onChange(value: string): void
  /** Values with their texts; a value alone is its own text. */
  readonly options: readonly (Choice | string)[]
}

export function SelectField({ label, hint, error, value, onChange, options }: SelectProps) {
  const id = useId()
  return (
    <Labelled {...{ id, label, hint, error }}>
      <select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {options.map((one) => {
          const [value, text] = typeof one === 'string' ? [one, one] : one
          return (
            <option key={value} value={value}>
              {text}
            </option>
          )
        })}
      </select>
    </Labelled>
  )
}

interface CheckProps {
  readonly label: ComponentChildren
  readonly checked: boolean
  onChange(checked: boolean): void
}

export function CheckBox({ label, checked, onChange }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  )
}

function Labelled({
  id,
  label,
  hint,
  error,
  children,
}: Told & { readonly id: string; readonly children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {(error ?? hint) && (
        <small id={`${id}-hint`} class={error === undefined ? 'hint' : 'hint wrong'}>
          {error ?? hint}
        </small>
      )}
    </div>
  )
}
