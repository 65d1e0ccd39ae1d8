import { FakeService } from './index';
import { seed } from './seed';

/* `npm run dev:fake`: the built panel with invented data, and for `CHATFLOW_SERVICE=… npm run dev` the service behind it. */
const service = new FakeService();
seed(service.store);
const address = await service.start(Number(process.env['PORT'] ?? 0));
console.log(`${address}/admin/  agent@example.com / operator@example.com, password "correct horse"`);
