import { useEffect, useState } from 'preact/hooks'
import { api } from '../api/api.ts'
import { session, signedOut } from '../api/session.ts'
import { PAGES } from '../pages/index.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { failed, Toasts } from '../parts/toast.tsx'
import { hrefTo, route } from '../routing.ts'
import { PageView } from './page-view.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

/** The frame around every page. */
export function Shell() {
  const [open, setOpen] = useState(false)
  const { page } = route.value
  useEffect(() => setOpen(false), [page])
  return (
    <div class={open ? 'shell open' : 'shell'}>
      <button type="button" class="skip" onClick={() => document.querySelector<HTMLElement>('h1')?.focus()}>
        Skip to the content
      </button>
      <header class="bar">
        <a class="brand" href={hrefTo('overview')}>
          undelivered
        </a>
        <button
          type="button"
          class="button quiet menu"
          aria-expanded={open}
          aria-controls="pages"
          aria-label="Menu"
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'close' : 'menu'} />
        </button>
      </header>
      <div class="side" id="pages">
        <nav aria-label="Pages">
          <ul>
            {PAGES.map(({ id, title, icon }) => (
              <li key={id}>
                <a href={hrefTo(id)} aria-current={id === page ? 'page' : undefined}>
                  <Icon name={icon} />
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="side-foot">
          <span class="muted who" title="The key you signed in with">
            {session.value?.name}
          </span>
          <ThemeSwitch />
          <Button look="quiet" label="Sign out" onClick={() => void api.signOut().then(signedOut, failed)}>
            <Icon name="out" />
          </Button>
        </div>
      </div>
      <main id="content">
        <PageView />
      </main>
      <Toasts />
    </div>
  )
}
