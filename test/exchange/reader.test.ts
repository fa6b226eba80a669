import { describe, expect, it } from 'vitest'
import { ListReader } from '../../src/exchange/list-reader.ts'
import { readList, told } from './tools.ts'

describe('a list of which not all can be read', () => {
  it('is imported but for the bad lines, which are told with their numbers', () => {
    const { found, reader } = readList(
      [
        'email,type,created_at',
        'anna@example.com,bounce,2024-05-02T09:15:00Z',
        'not an address,bounce,',
        ',bounce,',
        '@example.com,manual,',
        'example.com,manual,',
        'ben@example.net,spam report,last May',
        'cleo@example.com,bounce,2024-05-02,and, more',
        '"dana@example.com,bounce,2024-05-02',
        'emil@bücher.example,opt out,2024-05-02',
      ].join('\n'),
    )
    expect(told(found)).toEqual([
      'anna@example.com bounces - 2024-05-02T09:15 (bounce)',
      'line 3: “not an address” is no e-mail address.',
      'line 4: There is no address.',
      'line 5: “@example.com” is a whole domain: only single addresses can be on the list.',
      'line 6: “example.com” is a whole domain: only single addresses can be on the list.',
      'ben@example.net complaint - - (spam report)',
      'line 7: The date “last May” is no date that can be read: imported without it.',
      'line 8: The line has 5 values for 3 columns: a value with the delimiter in it needs quotation marks.',
      'line 9: A quotation mark opens a value and nothing closes it.',
      'emil@bücher.example unsubscribe - 2024-05-02T00:00 (opt out)',
    ])
    expect(reader.progress).toEqual({ lines: 10, entries: 3, problems: 7, passedOver: 0 })
  })

  it('of JSON tells which entry of the file it was', () => {
    const { found } = readList(
      '[{"email":"anna@example.com","created":1714641300},{"email":"","created":1},7]',
    )
    expect(told(found)).toEqual([
      'anna@example.com unsubscribe - 2024-05-02T09:15 (unsubscribes)',
      'line 1: Entry 2: There is no address.',
      'line 1: This is no entry: an object or an address was expected.',
    ])
    expect(found[1]).toMatchObject({ text: '{"email":"","created":1}' })
  })

  it('of our own format checks the words', () => {
    const head = 'address,scope,cause,reason,since,until,source,note\n'
    expect(
      told(readList(`${head}anna@example.com,*,bored,,,,,\nben@example.net,,manual,tired,,,,\n`).found),
    ).toEqual([
      'line 2: No cause is called “bored”.',
      'ben@example.net manual - -',
      'line 3: No reason is called “tired”: imported without it.',
    ])
  })

  it('shows no more than the beginning of a long line', () => {
    const { found } = readList(`email\n${'x'.repeat(300)}\n`)
    expect(found).toMatchObject([{ line: 2, text: 'x'.repeat(200) }])
  })
})

describe('the columns', () => {
  it('are found with a byte order mark, in any case and order', () => {
    const { found } = readList('\uFEFFCREATED;Reason;E-MAIL;status\r\n1714641300;;anna@example.com;\r\n')
    expect(told(found)).toEqual(['anna@example.com bounces - 2024-05-02T09:15 (bounces)'])
  })

  it('stand on the first line that is not blank, and all lines are counted', () => {
    const { found, reader } = readList('\n \n\n\temail\nx\ta@example.com\n\tb\n')
    expect(told(found)).toEqual(['a@example.com manual - -', 'line 6: “b” is no e-mail address.'])
    expect(reader.progress.lines).toBe(6)
  })

  it('that no format has are told, and what would help', () => {
    expect(() => readList('Kunde,Ort\nMeier,Bern\n')).toThrowError(
      'The list has the columns or keys “Kunde”, “Ort”. No such list is known. Name the column of the addresses “email”, or the format.',
    )
    expect(() => readList('adress,code,error\nx,550,gone\n')).toThrowError(
      'The list has the columns or keys “adress”, “code”, “error”. No such list is known; the nearest is mailgun, which has “address”, “code”, “error”. Name the column',
    )
    expect(() => readList('[{"rows": 1}]')).toThrowError('“rows”')
  })

  it('a format that nobody knows may be meant for another', () => {
    const told = (format: string) => {
      try {
        return new ListReader({ format }).format
      } catch (error) {
        return (error as Error).message
      }
    }
    expect(told('sendgird')).toBe('No list format is called sendgird; did you mean sendgrid?')
    expect(told('sendgrid:bounce')).toBe(
      'No list format is called sendgrid:bounce; the lists of sendgrid are sendgrid:bounces, sendgrid:spam-reports, sendgrid:unsubscribes.',
    )
    expect(told('acme')).toMatch(
      /^No list format is called acme; the formats are undelivered, ses, .*, plain\.$/,
    )
  })

  it('of another format than the one that was named are told', () => {
    expect(() => readList('recipient,source\n', { format: 'ses' })).toThrowError(
      'The list has the columns or keys “recipient”, “source”. No such list is known as ses, which has “emailAddress”, “reason”, “lastupdatetime”.',
    )
  })

  it('of plain lists keep what stands beside the address', () => {
    expect(told(readList('anna@example.com;left in May\nben@example.net;').found)).toEqual([
      'anna@example.com manual - - (left in May)',
      'ben@example.net manual - -',
    ])
  })
})

describe('the options', () => {
  it('name a list where the columns do not tell which', () => {
    const text = 'email,created\nanna@example.com,1714641300\n'
    expect(told(readList(text, { format: 'sendgrid:spam-reports' }).found)).toEqual([
      'anna@example.com complaint - 2024-05-02T09:15 (spam-reports)',
    ])
  })

  it('name a format where nothing tells it', () => {
    expect(told(readList('anna@example.com\n', { format: 'mailman' }).found)).toEqual([
      'anna@example.com bounces - - (by_bounces)',
    ])
  })

  it('name plain lists, whose first line may be bad', () => {
    expect(told(readList('n/a\nanna@example.com\n', { format: 'plain' }).found)).toEqual([
      'line 1: “n/a” is no e-mail address.',
      'anna@example.com manual - -',
    ])
  })

  it('name the stream of entries that tell none', () => {
    expect(told(readList('anna@example.com\n', { scope: 'newsletter' }).found)).toEqual([
      'anna@example.com manual - [newsletter] -',
    ])
  })

  it('must name a format that there is', () => {
    for (const format of ['acme', 'ses:bounces', 'sendgrid:acme'])
      expect(() => new ListReader({ format })).toThrowError(`No list format is called ${format}`)
  })
})

it('without a judge, reasons are only those that the service names', () => {
  const text =
    'email,type,message\nanna@example.com,bounce,550 User unknown\nben@,invalid,\nb@example.com,invalid,x\n'
  const { found } = readList(text, { classify: undefined })
  expect(told(found)).toEqual([
    'anna@example.com bounces - - (550 User unknown)',
    'line 3: “ben@” is no e-mail address.',
    'b@example.com bounces invalid-address - (x)',
  ])
})

it('a reason that is no fault of the address is told, so that it can be left out', () => {
  const { found } = readList(
    'status,reason,email,created\n5.7.1,"550 5.7.1 Message blocked as spam",a@example.com,1714641300\n',
  )
  expect(found).toMatchObject([{ cause: 'bounces', reason: 'spam-filter' }])
})

it('an empty list has no entries', () => {
  expect(readList('').found).toEqual([])
  expect(readList(' \n\n').found).toEqual([])
  expect(readList('email,type\n').found).toEqual([])
  expect(readList('[]').found).toEqual([])
})
