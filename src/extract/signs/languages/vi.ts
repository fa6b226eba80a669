import type { Language } from '../language.ts'

/** Vietnamese. */
export default {
  failed: [
    'không gửi được',
    'không thể gửi',
    'không thể chuyển',
    'không được gửi',
    'không chuyển được',
    'gửi thư thất bại',
    'gửi không thành công',
    'thư bị từ chối',
    'bị từ chối vì',
    'bị trả lại',
    'không thể phân phối',
    'chuyển * không thành công',
  ],
  failedText: ['gửi * không thành công', 'gửi * thất bại', 'bị {chặn/từ chối/trả lại}'],
  delayed: [
    'bị chậm',
    'bị trì hoãn',
    'chậm trễ',
    'chưa được gửi',
    'chưa gửi được',
    'tiếp tục thử',
    'thử lại',
  ],
  succeeded: ['gửi thành công', 'được gửi đến những người nhận sau'],
  autoReplyTitles: [
    'trả lời tự động',
    'thư trả lời tự động',
    'tự động trả lời',
    'vắng mặt',
    'nghỉ phép',
    'đã nhận được yêu cầu',
  ],
  autoReplyText: ['tôi đang nghỉ phép', 'tôi hiện đang nghỉ', 'tôi vắng mặt'],
  toOwner: ['hộp thư của {bạn/quý khách}', 'gửi {cho/đến/tới} {bạn/quý khách}'],
  explains: ['nghĩa là gì', 'có nghĩa là'],
  notBlamed: ['nguoi gui'],
  fromFields: ['từ'],
  subjectFields: ['chủ đề'],
} satisfies Language
