import type { Language } from '../language.ts'

/** Indonesian. */
export default {
  failed: [
    'tidak dapat dikirim',
    'tidak dapat disampaikan',
    'tidak terkirim',
    'gagal dikirim',
    'gagal terkirim',
    'pengiriman gagal',
    'pesan * ditolak',
    'email * ditolak',
    'tidak bisa dikirim',
    'pesan * dikembalikan',
    'pengiriman * gagal',
    'gagal * terkirim',
  ],
  failedText: ['gagal mengirim', '{pesan/email} anda * {diblokir/ditolak/dikembalikan}'],
  delayed: [
    'tertunda',
    'penundaan',
    'belum terkirim',
    'belum dapat dikirim',
    'akan terus mencoba',
    'mencoba lagi',
    'akan dicoba',
  ],
  succeeded: ['berhasil dikirim', 'telah dikirim ke penerima berikut'],
  autoReplyTitles: [
    'balasan otomatis',
    'jawaban otomatis',
    'di luar kantor',
    'sedang cuti',
    'permintaan anda',
  ],
  autoReplyText: ['saya sedang cuti', 'saya sedang di luar kantor'],
  toOwner: ['{kotak surat/kotak masuk/kotak pos} anda', '{ditujukan/dikirim} kepada anda'],
  explains: ['apa artinya', 'apa arti'],
  notBlamed: ['pengirim'],
  fromFields: ['dari'],
  subjectFields: ['subjek'],
} satisfies Language
