/** Where tokens are got. */
export interface Endpoints {
  readonly authorize: string
  /** null where the provider does not give the right to mail to devices. */
  readonly device: string | null
  readonly token: string
}

/** A provider of mailboxes that wants a sign-in by OAuth 2.0. */
export interface Provider {
  readonly title: string
  /** Its IMAP server. */
  readonly host: string
  /** The right to read a mailbox by IMAP, and to go on doing so. */
  readonly scope: string
  /** More of the address that a person signs in at. */
  readonly authorizeWith: Readonly<Record<string, string>>
  readonly endpoints: (tenant: string) => Endpoints
}

export type ProviderName = 'google' | 'microsoft'

export const PROVIDERS: Readonly<Record<ProviderName, Provider>> = {
  google: {
    title: 'Google',
    host: 'imap.gmail.com',
    scope: 'https://mail.google.com/',
    // Without these a second sign-in gets no refresh token.
    authorizeWith: { access_type: 'offline', prompt: 'consent' },
    endpoints: () => ({
      authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
      // Devices may have a few scopes only (openid, email, profile, files of Drive, YouTube), and mail is none of them.
      device: null,
      token: 'https://oauth2.googleapis.com/token',
    }),
  },
  microsoft: {
    title: 'Microsoft',
    host: 'outlook.office365.com',
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
    authorizeWith: {},
    endpoints: (tenant) => ({
      authorize: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`,
      device: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/devicecode`,
      token: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
    }),
  },
}
