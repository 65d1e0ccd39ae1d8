import { Modal, type ModalProps } from '@mantine/core';
import { useFocusReturned } from './focus';

/** A modal dialog that is open as long as it is drawn. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  useFocusReturned();
  return <Modal {...props} opened />;
}
