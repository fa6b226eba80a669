import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { setTheme, THEMES, theme } from './theme.ts'

const TOLD = {
  system: ['system', 'as the system'],
  light: ['sun', 'light'],
  dark: ['moon', 'dark'],
} as const

/** Goes round: as the system, light, dark. */
export function ThemeSwitch() {
  const [icon, text] = TOLD[theme.value]
  const next = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length]!
  return (
    <Button
      look="quiet"
      label={`Colours: ${text}. Change to ${TOLD[next][1]}`}
      onClick={() => setTheme(next)}
    >
      <Icon name={icon} />
    </Button>
  )
}
