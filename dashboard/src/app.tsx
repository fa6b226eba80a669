import { useEffect } from 'preact/hooks'
import { api } from './api/api.ts'
import { session } from './api/session.ts'
import { useLoad } from './api/use-load.ts'
import { Failed, Loading } from './parts/states.tsx'
import { Shell } from './shell/shell.tsx'
import { SignIn } from './shell/sign-in.tsx'

/** Asks who is signed in, then shows the pages or asks for a key. */
export function App() {
  const load = useLoad(() => api.session())
  useEffect(() => {
    if (load.value !== undefined) session.value = load.value.signedIn ? load.value : null
  }, [load.value])
  if (load.error !== undefined) return <Failed error={load.error} again={load.again} />
  if (session.value === undefined) return <Loading />
  return session.value === null ? <SignIn /> : <Shell />
}
