/** What a client is told that is not given what it asks for: an SMTP reply with its RFC 3463 status. */
export class Reply extends Error {
  readonly responseCode: number

  private constructor(code: number, text: string) {
    super(text)
    this.responseCode = code
  }

  static readonly unknown = (address: string) =>
    new Reply(550, `5.1.1 <${address}> takes no mail here: only return paths and bounce addresses do`)
  static readonly searching = () => new Reply(421, '4.7.0 Too many addresses that take no mail here')
  static readonly tooManyRecipients = () =>
    new Reply(452, '4.5.3 Too many recipients, send the rest by themselves')
  static readonly ordinary = () =>
    new Reply(550, '5.7.1 This address takes reports on mail only, and this message reports nothing')
  static readonly tooLarge = (megabytes: number) =>
    new Reply(552, `5.3.4 The message is larger than ${megabytes} MB`)
  static readonly noRoom = () => new Reply(452, '4.3.1 Too much mail at once, try again later')
  static readonly ordinaryFull = () => new Reply(452, '4.3.1 No more room for mail that reports nothing')
  static readonly notStored = () => new Reply(451, '4.3.0 The message cannot be stored now, try again later')
  static readonly tooOften = () =>
    new Reply(451, '4.7.1 Too many messages from your address, try again later')
  static readonly tooMany = () => new Reply(421, '4.7.0 Too many connections, try again later')
  static readonly tooManyOfClient = () =>
    new Reply(421, '4.7.0 Too many connections from your address, try again later')
  static readonly ending = () => new Reply(421, '4.3.2 Shutting down, try again later')

  /** As it goes over the wire. */
  get line(): string {
    return `${this.responseCode} ${this.message}\r\n`
  }
}
