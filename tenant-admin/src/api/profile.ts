import type { Http } from './http';
import type { Device, Me, NewDevice, Profile, Push } from './types';

/** What the signed-in person says about herself, and the devices that are told of what happens. */
export class ProfileService {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** Makes it one's own face; gives the face's address. */
  async savePicture(picture: Blob): Promise<string> {
    const form = new FormData();
    form.set('file', picture, 'picture.jpg');
    const { id } = await this.#http.call<{ id: string }>('POST', '/files', { body: form });
    const { avatarUrl } = await this.#http.call<{ avatarUrl: string }>('PUT', '/me/picture', { body: { fileId: id } });
    return avatarUrl;
  }

  removePicture() {
    return this.#http.call<undefined>('DELETE', '/me/picture');
  }

  save(profile: Profile) {
    return this.#http.call<Me>('PUT', '/me', { body: profile });
  }

  push(signal?: AbortSignal) {
    return this.#http.get<Push>('/me/push', undefined, signal);
  }

  addDevice(device: NewDevice) {
    return this.#http.call<Device>('POST', '/me/push/devices', { body: device });
  }

  removeDevice(id: string) {
    return this.#http.call('DELETE', `/me/push/devices/${id}`);
  }

  tryDevice(id: string) {
    return this.#http.call('POST', `/me/push/devices/${id}/tests`);
  }
}
