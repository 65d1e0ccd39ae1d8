export { Attachments } from "./attachments";
export { Card } from "./cards/card";
export { EmojiPicker } from "./emoji";
export { Menu } from "./menu";
export { playSound } from "./sound";
export { UploadTray } from "./upload-tray";
export { Uploads } from "./uploads";
