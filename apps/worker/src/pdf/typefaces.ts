import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// Noto Sans carries every letter of DIN 91379; the PDF library cannot embed the compressed files of the web typeface.
export const regular = require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf');
export const bold = require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf');
