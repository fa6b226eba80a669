import { useState } from 'preact/hooks'
import { api } from '../../api/api.ts'
import { Confirm } from '../../parts/dialog.tsx'
import { CheckBox } from '../../parts/field.tsx'
import { say } from '../../parts/toast.tsx'
import { go, hrefTo } from '../../routing.ts'

/** Erases a person; it cannot be undone. */
export function ForgetDialog({
  address,
  onClose,
}: {
  readonly address: string
  readonly onClose: () => void
}) {
  const [keep, setKeep] = useState(true)
  return (
    <Confirm
      title={`Forget ${address}?`}
      action="Forget"
      danger
      onClose={onClose}
      run={async () => {
        await api.forget(address, keep)
        say(`All that was known of ${address} is erased.`)
        go(hrefTo('addresses'))
      }}
    >
      <p>Its events, its history and its entries in the list are erased. This cannot be undone.</p>
      <CheckBox
        label="Keep a hash of it, which nobody can read, so that no mail is sent to it again"
        checked={keep}
        onChange={setKeep}
      />
    </Confirm>
  )
}
