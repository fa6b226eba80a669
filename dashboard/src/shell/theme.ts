import { signal } from '@preact/signals'

export type Theme = 'system' | 'light' | 'dark'
export const THEMES: readonly Theme[] = ['system', 'light', 'dark']

const KEPT = 'undelivered-theme'

/** Light or dark, or as the system has it. */
export const theme = signal<Theme>(kept())
show(theme.value)

export function setTheme(next: Theme): void {
  show(next)
  theme.value = next
  try {
    localStorage.setItem(KEPT, next)
  } catch {
    // A browser that keeps nothing: it holds until the page is closed.
  }
}

function show(next: Theme): void {
  document.documentElement.dataset.theme = next
}

function kept(): Theme {
  try {
    const found = localStorage.getItem(KEPT) as Theme | null
    return found !== null && THEMES.includes(found) ? found : 'system'
  } catch {
    return 'system'
  }
}
