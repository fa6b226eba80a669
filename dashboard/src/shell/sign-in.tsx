import { useState } from 'preact/hooks'
import { api } from '../api/api.ts'
import { session } from '../api/session.ts'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/field.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

/** Asks for a key, which is exchanged for a cookie and then forgotten. */
export function SignIn() {
  const [key, setKey] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const signIn = async () => {
    setBusy(true)
    try {
      session.value = await api.signIn(key)
    } catch (failure) {
      setError((failure as Error).message)
      setBusy(false)
    }
  }
  return (
    <main class="sign-in">
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault()
          void signIn()
        }}
      >
        <h1>undelivered</h1>
        <p class="muted">Why mail comes back, and what to do about it.</p>
        <TextField
          label="API key"
          type="password"
          autocomplete="current-password"
          required
          value={key}
          onInput={setKey}
          error={error}
          hint="The first start of the service printed an admin key. “undelivered keys add” makes another one."
        />
        <Button type="submit" look="main" busy={busy}>
          Sign in
        </Button>
      </form>
      <ThemeSwitch />
    </main>
  )
}
