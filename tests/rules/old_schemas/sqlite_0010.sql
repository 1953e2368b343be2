BEGIN TRANSACTION;
CREATE TABLE account_balance (
	statement_id INTEGER NOT NULL, 
	own_account TEXT NOT NULL, 
	day DATE NOT NULL, 
	closing BIGINT NOT NULL, 
	CONSTRAINT pk_account_balance PRIMARY KEY (statement_id, own_account, day), 
	CONSTRAINT fk_account_balance_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id)
);
INSERT INTO "account_balance" VALUES(1,'40702810740000432537','2026-12-01',10000);
CREATE TABLE account_trust (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	contractor TEXT NOT NULL, 
	account TEXT NOT NULL, 
	trusted BOOLEAN NOT NULL, 
	how TEXT, 
	comment TEXT NOT NULL, 
	first_seen TEXT, 
	counts_from TEXT, 
	CONSTRAINT pk_account_trust PRIMARY KEY (id), 
	CONSTRAINT ck_account_trust_contractor_length CHECK (length(contractor) BETWEEN 1 AND 255), 
	CONSTRAINT ck_account_trust_account_length CHECK (length(account) BETWEEN 1 AND 34), 
	CONSTRAINT ck_account_trust_how CHECK (how IN ('call', 'letter', 'meeting', 'other')), 
	CONSTRAINT ck_account_trust_comment_length CHECK (length(comment) BETWEEN 1 AND 2000), 
	CONSTRAINT ck_account_trust_trusted CHECK (NOT trusted OR (how IS NOT NULL AND counts_from IS NOT NULL))
);
CREATE TABLE admin_event (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	action TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	detail TEXT, 
	prev TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_admin_event PRIMARY KEY (id)
);
INSERT INTO "admin_event" VALUES(1,'2026-11-25T00:50:46.316430Z','keeper.desk','setting_changed','guards_sha256','0c5daa6de71e55f5224d15d9204289f0092ab8aced3ec27d9e39cdebef03f6fc','','{"id":1,"actor":"keeper.desk","action":"setting_changed","subject":"guards_sha256","detail":"0c5daa6de71e55f5224d15d9204289f0092ab8aced3ec27d9e39cdebef03f6fc","at":"2026-11-25T00:50:46.316430Z","prev":""}','52c9e3606b1218aa7691bb065e6c73826f0c2c0465d13e76b79fcbc54bab5767');
INSERT INTO "admin_event" VALUES(2,'2026-11-25T00:50:46.317510Z','keeper.desk','setting_changed','database_id','4cd0d4dc','52c9e3606b1218aa7691bb065e6c73826f0c2c0465d13e76b79fcbc54bab5767','{"id":2,"actor":"keeper.desk","action":"setting_changed","subject":"database_id","detail":"4cd0d4dc","at":"2026-11-25T00:50:46.317510Z","prev":"52c9e3606b1218aa7691bb065e6c73826f0c2c0465d13e76b79fcbc54bab5767"}','46ac7fa4b95894591260babd4d9c949c8421a2bba74c6779a69d6aa2bec07f61');
INSERT INTO "admin_event" VALUES(3,'2026-11-25T00:50:46.323398Z','keeper.desk','person_added','keeper.desk','{"name": null, "email": null}','46ac7fa4b95894591260babd4d9c949c8421a2bba74c6779a69d6aa2bec07f61','{"id":3,"actor":"keeper.desk","action":"person_added","subject":"keeper.desk","detail":"{\"name\": null, \"email\": null}","at":"2026-11-25T00:50:46.323398Z","prev":"46ac7fa4b95894591260babd4d9c949c8421a2bba74c6779a69d6aa2bec07f61"}','44860d9d5578a75aba783a90fc56361a1f4b1365bb2a71a2d1fa0a36a78ed4c4');
INSERT INTO "admin_event" VALUES(4,'2026-11-25T00:50:46.323964Z','keeper.desk','role_given','keeper.desk','admin','44860d9d5578a75aba783a90fc56361a1f4b1365bb2a71a2d1fa0a36a78ed4c4','{"id":4,"actor":"keeper.desk","action":"role_given","subject":"keeper.desk","detail":"admin","at":"2026-11-25T00:50:46.323964Z","prev":"44860d9d5578a75aba783a90fc56361a1f4b1365bb2a71a2d1fa0a36a78ed4c4"}','fe84f3628c03bce87bdbecebb4b03e1a8eb2746985d091829445f79ba417485f');
INSERT INTO "admin_event" VALUES(5,'2026-11-25T00:50:46.348930Z','keeper.desk','person_added','anna.desk','{"name": "Anna", "email": null}','fe84f3628c03bce87bdbecebb4b03e1a8eb2746985d091829445f79ba417485f','{"id":5,"actor":"keeper.desk","action":"person_added","subject":"anna.desk","detail":"{\"name\": \"Anna\", \"email\": null}","at":"2026-11-25T00:50:46.348930Z","prev":"fe84f3628c03bce87bdbecebb4b03e1a8eb2746985d091829445f79ba417485f"}','d49bbaafe8df6e270253011f3008802b23abe52d5a5359206f64818a1a8ffe23');
INSERT INTO "admin_event" VALUES(6,'2026-11-25T00:50:46.349910Z','keeper.desk','role_given','anna.desk','manager','d49bbaafe8df6e270253011f3008802b23abe52d5a5359206f64818a1a8ffe23','{"id":6,"actor":"keeper.desk","action":"role_given","subject":"anna.desk","detail":"manager","at":"2026-11-25T00:50:46.349910Z","prev":"d49bbaafe8df6e270253011f3008802b23abe52d5a5359206f64818a1a8ffe23"}','eefc5405d77572976498f4fb270b99b0b7b621e3269e098c5f2b5228a230d72a');
INSERT INTO "admin_event" VALUES(7,'2026-11-25T00:50:46.359774Z','keeper.desk','person_added','boris.desk','{"name": "Boris", "email": null}','eefc5405d77572976498f4fb270b99b0b7b621e3269e098c5f2b5228a230d72a','{"id":7,"actor":"keeper.desk","action":"person_added","subject":"boris.desk","detail":"{\"name\": \"Boris\", \"email\": null}","at":"2026-11-25T00:50:46.359774Z","prev":"eefc5405d77572976498f4fb270b99b0b7b621e3269e098c5f2b5228a230d72a"}','247e2a6bb81cdac4eeb8971cfd3a0bc2cf691d63340a29bc7bce2986e077e81b');
INSERT INTO "admin_event" VALUES(8,'2026-11-25T00:50:46.360761Z','keeper.desk','role_given','boris.desk','manager','247e2a6bb81cdac4eeb8971cfd3a0bc2cf691d63340a29bc7bce2986e077e81b','{"id":8,"actor":"keeper.desk","action":"role_given","subject":"boris.desk","detail":"manager","at":"2026-11-25T00:50:46.360761Z","prev":"247e2a6bb81cdac4eeb8971cfd3a0bc2cf691d63340a29bc7bce2986e077e81b"}','b891ff4b340b6a1db417667647fd96fd0906d71312ecd82ffed25e173e220ee5');
INSERT INTO "admin_event" VALUES(9,'2026-11-25T00:50:46.369840Z','keeper.desk','person_added','hanna.desk','{"name": "Hanna", "email": null}','b891ff4b340b6a1db417667647fd96fd0906d71312ecd82ffed25e173e220ee5','{"id":9,"actor":"keeper.desk","action":"person_added","subject":"hanna.desk","detail":"{\"name\": \"Hanna\", \"email\": null}","at":"2026-11-25T00:50:46.369840Z","prev":"b891ff4b340b6a1db417667647fd96fd0906d71312ecd82ffed25e173e220ee5"}','9af75c581cfd6ec2934b1bf265767452fffdf97cb04ea7f68434f33f67921311');
INSERT INTO "admin_event" VALUES(10,'2026-11-25T00:50:46.370879Z','keeper.desk','role_given','hanna.desk','head','9af75c581cfd6ec2934b1bf265767452fffdf97cb04ea7f68434f33f67921311','{"id":10,"actor":"keeper.desk","action":"role_given","subject":"hanna.desk","detail":"head","at":"2026-11-25T00:50:46.370879Z","prev":"9af75c581cfd6ec2934b1bf265767452fffdf97cb04ea7f68434f33f67921311"}','7e8f8ac51bd83d8dffe04aad2b3ec7f1d282aad6cbdecd046ed07e5ad581bf38');
INSERT INTO "admin_event" VALUES(11,'2026-11-25T00:50:46.380161Z','keeper.desk','person_added','henry.desk','{"name": "Henry", "email": null}','7e8f8ac51bd83d8dffe04aad2b3ec7f1d282aad6cbdecd046ed07e5ad581bf38','{"id":11,"actor":"keeper.desk","action":"person_added","subject":"henry.desk","detail":"{\"name\": \"Henry\", \"email\": null}","at":"2026-11-25T00:50:46.380161Z","prev":"7e8f8ac51bd83d8dffe04aad2b3ec7f1d282aad6cbdecd046ed07e5ad581bf38"}','1dd667e8c5a88ece71554a87c44d060f5eb2dd74287eb378fd545edbe0dde162');
INSERT INTO "admin_event" VALUES(12,'2026-11-25T00:50:46.381063Z','keeper.desk','role_given','henry.desk','head','1dd667e8c5a88ece71554a87c44d060f5eb2dd74287eb378fd545edbe0dde162','{"id":12,"actor":"keeper.desk","action":"role_given","subject":"henry.desk","detail":"head","at":"2026-11-25T00:50:46.381063Z","prev":"1dd667e8c5a88ece71554a87c44d060f5eb2dd74287eb378fd545edbe0dde162"}','4088a06e9d87174133e7fe7f3877a551e873f0f1653ad668f295e00080840449');
INSERT INTO "admin_event" VALUES(13,'2026-11-25T00:50:46.390095Z','keeper.desk','person_added','vera.desk','{"name": "Vera", "email": null}','4088a06e9d87174133e7fe7f3877a551e873f0f1653ad668f295e00080840449','{"id":13,"actor":"keeper.desk","action":"person_added","subject":"vera.desk","detail":"{\"name\": \"Vera\", \"email\": null}","at":"2026-11-25T00:50:46.390095Z","prev":"4088a06e9d87174133e7fe7f3877a551e873f0f1653ad668f295e00080840449"}','89e1ec48c8519e7a6b851a8cd9060b2ca99906b2b325e11829581c5020d52232');
INSERT INTO "admin_event" VALUES(14,'2026-11-25T00:50:46.391055Z','keeper.desk','role_given','vera.desk','accountant','89e1ec48c8519e7a6b851a8cd9060b2ca99906b2b325e11829581c5020d52232','{"id":14,"actor":"keeper.desk","action":"role_given","subject":"vera.desk","detail":"accountant","at":"2026-11-25T00:50:46.391055Z","prev":"89e1ec48c8519e7a6b851a8cd9060b2ca99906b2b325e11829581c5020d52232"}','3ba4a24219b3e543b953daa1ffae6c891bf68757553b91d15339cf5d1cdd918d');
INSERT INTO "admin_event" VALUES(15,'2026-11-25T00:50:46.403818Z','keeper.desk','person_added','viktor.desk','{"name": "Viktor", "email": null}','3ba4a24219b3e543b953daa1ffae6c891bf68757553b91d15339cf5d1cdd918d','{"id":15,"actor":"keeper.desk","action":"person_added","subject":"viktor.desk","detail":"{\"name\": \"Viktor\", \"email\": null}","at":"2026-11-25T00:50:46.403818Z","prev":"3ba4a24219b3e543b953daa1ffae6c891bf68757553b91d15339cf5d1cdd918d"}','5e42fdc3fb32b1b859ffdeff184cb75032cd4b4bf23c0a9d3e4d7df6fba34e87');
INSERT INTO "admin_event" VALUES(16,'2026-11-25T00:50:46.404714Z','keeper.desk','role_given','viktor.desk','accountant','5e42fdc3fb32b1b859ffdeff184cb75032cd4b4bf23c0a9d3e4d7df6fba34e87','{"id":16,"actor":"keeper.desk","action":"role_given","subject":"viktor.desk","detail":"accountant","at":"2026-11-25T00:50:46.404714Z","prev":"5e42fdc3fb32b1b859ffdeff184cb75032cd4b4bf23c0a9d3e4d7df6fba34e87"}','8be0a36e987ad7b890e16376d2950153f9da5aca8385ad161ed7a8149acbb890');
INSERT INTO "admin_event" VALUES(17,'2026-11-25T00:50:46.413905Z','keeper.desk','person_added','olga.desk','{"name": "Olga", "email": null}','8be0a36e987ad7b890e16376d2950153f9da5aca8385ad161ed7a8149acbb890','{"id":17,"actor":"keeper.desk","action":"person_added","subject":"olga.desk","detail":"{\"name\": \"Olga\", \"email\": null}","at":"2026-11-25T00:50:46.413905Z","prev":"8be0a36e987ad7b890e16376d2950153f9da5aca8385ad161ed7a8149acbb890"}','5581f6784abc52815cf6ab8f8300ecbe98e294b2f6ad1c8c34d21fb752a82732');
INSERT INTO "admin_event" VALUES(18,'2026-11-25T00:50:46.414956Z','keeper.desk','role_given','olga.desk','auditor','5581f6784abc52815cf6ab8f8300ecbe98e294b2f6ad1c8c34d21fb752a82732','{"id":18,"actor":"keeper.desk","action":"role_given","subject":"olga.desk","detail":"auditor","at":"2026-11-25T00:50:46.414956Z","prev":"5581f6784abc52815cf6ab8f8300ecbe98e294b2f6ad1c8c34d21fb752a82732"}','486cdf221ed3fc6a3dbca8f1a4ed74d346452f60032e15e9dc5c0b674ee35f17');
INSERT INTO "admin_event" VALUES(19,'2026-11-25T00:50:47.388681Z','vera.desk','account_added','1','{"id": 1, "name": "main", "organisation": "ООО «Наша компания»", "account": "40702810740000432537", "bic": "044525225", "inn": "7707083893", "currency": "RUB", "is_default": true, "closed": false}','486cdf221ed3fc6a3dbca8f1a4ed74d346452f60032e15e9dc5c0b674ee35f17','{"id":19,"actor":"vera.desk","action":"account_added","subject":"1","detail":"{\"id\": 1, \"name\": \"main\", \"organisation\": \"ООО «Наша компания»\", \"account\": \"40702810740000432537\", \"bic\": \"044525225\", \"inn\": \"7707083893\", \"currency\": \"RUB\", \"is_default\": true, \"closed\": false}","at":"2026-11-25T00:50:47.388681Z","prev":"486cdf221ed3fc6a3dbca8f1a4ed74d346452f60032e15e9dc5c0b674ee35f17"}','19caf25bbdc6dbf15fc192146cf01d84695e7924c276eadd6ef3e9eece9670a2');
INSERT INTO "admin_event" VALUES(20,'2026-11-25T00:50:47.447048Z','vera.desk','bank_file_made','1','{"id": 1, "at": "2026-11-25T00:50:47.445593+00:00", "actor": "vera.desk", "own_account_id": 1, "sha256": "5e3c842bf0e17b790c0c351e436e83bd626113c291bbcb9a1cbc37b853251f55", "orders": 1, "total": 1234567, "manifest": "{\"batch\":1,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"5e3c842bf0e17b790c0c351e436e83bd626113c291bbcb9a1cbc37b853251f55\",\"seal\":null,\"orders\":[[2,1]]}"}','19caf25bbdc6dbf15fc192146cf01d84695e7924c276eadd6ef3e9eece9670a2','{"id":20,"actor":"vera.desk","action":"bank_file_made","subject":"1","detail":"{\"id\": 1, \"at\": \"2026-11-25T00:50:47.445593+00:00\", \"actor\": \"vera.desk\", \"own_account_id\": 1, \"sha256\": \"5e3c842bf0e17b790c0c351e436e83bd626113c291bbcb9a1cbc37b853251f55\", \"orders\": 1, \"total\": 1234567, \"manifest\": \"{\\\"batch\\\":1,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"5e3c842bf0e17b790c0c351e436e83bd626113c291bbcb9a1cbc37b853251f55\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,1]]}\"}","at":"2026-11-25T00:50:47.447048Z","prev":"19caf25bbdc6dbf15fc192146cf01d84695e7924c276eadd6ef3e9eece9670a2"}','5ec7ba7e1ec3fc6116069e4b2aa54a0885b534ed14d84b34fec85feab58405a7');
INSERT INTO "admin_event" VALUES(21,'2026-11-25T00:50:47.467671Z','vera.desk','bank_file_voided','1','{"id": 1, "at": "2026-11-25T00:50:47.445593+00:00", "actor": "vera.desk", "own_account_id": 1, "sha256": "5e3c842bf0e17b790c0c351e436e83bd626113c291bbcb9a1cbc37b853251f55", "orders": 1, "total": 1234567, "manifest": "{\"batch\":1,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"5e3c842bf0e17b790c0c351e436e83bd626113c291bbcb9a1cbc37b853251f55\",\"seal\":null,\"orders\":[[2,1]]}", "voided_by": "vera.desk", "voided_at": "2026-11-25T00:50:47.466702+00:00", "void_reason": "не отправлен"}','5ec7ba7e1ec3fc6116069e4b2aa54a0885b534ed14d84b34fec85feab58405a7','{"id":21,"actor":"vera.desk","action":"bank_file_voided","subject":"1","detail":"{\"id\": 1, \"at\": \"2026-11-25T00:50:47.445593+00:00\", \"actor\": \"vera.desk\", \"own_account_id\": 1, \"sha256\": \"5e3c842bf0e17b790c0c351e436e83bd626113c291bbcb9a1cbc37b853251f55\", \"orders\": 1, \"total\": 1234567, \"manifest\": \"{\\\"batch\\\":1,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"5e3c842bf0e17b790c0c351e436e83bd626113c291bbcb9a1cbc37b853251f55\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,1]]}\", \"voided_by\": \"vera.desk\", \"voided_at\": \"2026-11-25T00:50:47.466702+00:00\", \"void_reason\": \"не отправлен\"}","at":"2026-11-25T00:50:47.467671Z","prev":"5ec7ba7e1ec3fc6116069e4b2aa54a0885b534ed14d84b34fec85feab58405a7"}','21c3653ec12e5c29a09e6d6b0f5cddab8b8504a7ae0774e1adb25974fdf40650');
INSERT INTO "admin_event" VALUES(22,'2026-11-25T00:50:47.492739Z','vera.desk','bank_file_made','2','{"id": 2, "at": "2026-11-25T00:50:47.491460+00:00", "actor": "vera.desk", "own_account_id": 1, "sha256": "285476983003cc07f1b4bacdb437bc738254be732597008167828c461ba7794a", "orders": 1, "total": 1234567, "manifest": "{\"batch\":2,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"285476983003cc07f1b4bacdb437bc738254be732597008167828c461ba7794a\",\"seal\":null,\"orders\":[[2,2]]}"}','21c3653ec12e5c29a09e6d6b0f5cddab8b8504a7ae0774e1adb25974fdf40650','{"id":22,"actor":"vera.desk","action":"bank_file_made","subject":"2","detail":"{\"id\": 2, \"at\": \"2026-11-25T00:50:47.491460+00:00\", \"actor\": \"vera.desk\", \"own_account_id\": 1, \"sha256\": \"285476983003cc07f1b4bacdb437bc738254be732597008167828c461ba7794a\", \"orders\": 1, \"total\": 1234567, \"manifest\": \"{\\\"batch\\\":2,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"285476983003cc07f1b4bacdb437bc738254be732597008167828c461ba7794a\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,2]]}\"}","at":"2026-11-25T00:50:47.492739Z","prev":"21c3653ec12e5c29a09e6d6b0f5cddab8b8504a7ae0774e1adb25974fdf40650"}','1d8bd2d8352ec723b8114a302b64a5f48d3fd2dc1da97951147037f6d4eadc4d');
INSERT INTO "admin_event" VALUES(23,'2026-11-25T00:50:47.516335Z','vera.desk','statement_loaded','1','{"id": 1, "name": "kl_to_1c.txt", "sha256": "77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf", "documents": 1, "digest": "c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4", "at": "2026-11-25T00:50:47.515417+00:00", "actor": "vera.desk"}','1d8bd2d8352ec723b8114a302b64a5f48d3fd2dc1da97951147037f6d4eadc4d','{"id":23,"actor":"vera.desk","action":"statement_loaded","subject":"1","detail":"{\"id\": 1, \"name\": \"kl_to_1c.txt\", \"sha256\": \"77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf\", \"documents\": 1, \"digest\": \"c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4\", \"at\": \"2026-11-25T00:50:47.515417+00:00\", \"actor\": \"vera.desk\"}","at":"2026-11-25T00:50:47.516335Z","prev":"1d8bd2d8352ec723b8114a302b64a5f48d3fd2dc1da97951147037f6d4eadc4d"}','3bd6cbf8dc1b12362c7c025ae4a79cc911571984d96bd5c8bd828609a08ef13b');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0010');
CREATE TABLE bank (
	bic TEXT NOT NULL, 
	name TEXT NOT NULL, 
	city TEXT DEFAULT '' NOT NULL, 
	corr_accounts TEXT DEFAULT '' NOT NULL, 
	details TEXT DEFAULT '{}' NOT NULL, 
	swift TEXT DEFAULT '' NOT NULL, 
	removed BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_bank PRIMARY KEY (bic), 
	CONSTRAINT ck_bank_bic_length CHECK (length(bic) BETWEEN 1 AND 11)
);
CREATE TABLE bank_batch (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	own_account_id INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	orders INTEGER NOT NULL, 
	total BIGINT NOT NULL, 
	manifest TEXT NOT NULL, 
	voided_by TEXT, 
	voided_at TEXT, 
	void_reason TEXT, 
	CONSTRAINT pk_bank_batch PRIMARY KEY (id), 
	CONSTRAINT ck_bank_batch_manifest_length CHECK (length(manifest) BETWEEN 1 AND 1000000), 
	CONSTRAINT ck_bank_batch_void_reason_length CHECK (length(void_reason) BETWEEN 1 AND 2000), 
	CONSTRAINT fk_bank_batch_own_account_id FOREIGN KEY(own_account_id) REFERENCES own_account (id), 
	CONSTRAINT fk_bank_batch_sha256 FOREIGN KEY(sha256) REFERENCES blob (sha256)
);
INSERT INTO "bank_batch" VALUES(1,'2026-11-25T00:50:47.445593Z','vera.desk',1,'5e3c842bf0e17b790c0c351e436e83bd626113c291bbcb9a1cbc37b853251f55',1,1234567,'{"batch":1,"account":"40702810740000432537","format":"1c","currency":"RUB","encoding":"windows","date":"2026-12-01","count":1,"total":"12345.67","sha256":"5e3c842bf0e17b790c0c351e436e83bd626113c291bbcb9a1cbc37b853251f55","seal":null,"orders":[[2,1]]}','vera.desk','2026-11-25T00:50:47.466702Z','не отправлен');
INSERT INTO "bank_batch" VALUES(2,'2026-11-25T00:50:47.491460Z','vera.desk',1,'285476983003cc07f1b4bacdb437bc738254be732597008167828c461ba7794a',1,1234567,'{"batch":2,"account":"40702810740000432537","format":"1c","currency":"RUB","encoding":"windows","date":"2026-12-01","count":1,"total":"12345.67","sha256":"285476983003cc07f1b4bacdb437bc738254be732597008167828c461ba7794a","seal":null,"orders":[[2,2]]}',NULL,NULL,NULL);
CREATE TABLE bank_batch_item (
	batch_id INTEGER NOT NULL, 
	request_id INTEGER NOT NULL, 
	own_account_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	date DATE NOT NULL, 
	amount BIGINT NOT NULL, 
	CONSTRAINT pk_bank_batch_item PRIMARY KEY (batch_id, request_id), 
	CONSTRAINT ck_bank_batch_item_number CHECK (number BETWEEN 1 AND 999999 AND number % 1000 <> 0), 
	CONSTRAINT fk_bank_batch_item_batch_id FOREIGN KEY(batch_id) REFERENCES bank_batch (id), 
	CONSTRAINT fk_bank_batch_item_own_account_id FOREIGN KEY(own_account_id) REFERENCES own_account (id), 
	CONSTRAINT fk_bank_batch_item_request_id FOREIGN KEY(request_id) REFERENCES request (id)
);
INSERT INTO "bank_batch_item" VALUES(1,2,1,2026,1,'2026-12-01',1234567);
INSERT INTO "bank_batch_item" VALUES(2,2,1,2026,2,'2026-12-01',1234567);
CREATE TABLE bank_load (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	business_day DATE NOT NULL, 
	version INTEGER NOT NULL, 
	complete BOOLEAN NOT NULL, 
	sha256 TEXT NOT NULL, 
	entries INTEGER NOT NULL, 
	CONSTRAINT pk_bank_load PRIMARY KEY (id)
);
CREATE TABLE blob (
	sha256 TEXT NOT NULL, 
	size BIGINT NOT NULL, 
	body BLOB NOT NULL, 
	CONSTRAINT pk_blob PRIMARY KEY (sha256), 
	CONSTRAINT ck_blob_size CHECK (length(body) = size)
);
INSERT INTO "blob" VALUES('fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885',16,X'255044462D312E3420696E766F696365');
INSERT INTO "blob" VALUES('5e3c842bf0e17b790c0c351e436e83bd626113c291bbcb9a1cbc37b853251f55',1009,X'3143436C69656E7442616E6B45786368616E67650D0AC2E5F0F1E8FFD4EEF0ECE0F2E03D312E30330D0ACAEEE4E8F0EEE2EAE03D57696E646F77730D0ACEF2EFF0E0E2E8F2E5EBFC3D7061796465736B0D0ACFEEEBF3F7E0F2E5EBFC3D0D0AC4E0F2E0D1EEE7E4E0EDE8FF3D32352E31312E323032360D0AC2F0E5ECFFD1EEE7E4E0EDE8FF3D30303A35303A34370D0AC4E0F2E0CDE0F7E0EBE03D30312E31322E323032360D0AC4E0F2E0CAEEEDF6E03D30312E31322E323032360D0AD0E0F1F7D1F7E5F23D34303730323831303734303030303433323533370D0AC4EEEAF3ECE5EDF23DCFEBE0F2E5E6EDEEE520EFEEF0F3F7E5EDE8E50D0AD1E5EAF6E8FFC4EEEAF3ECE5EDF23DCFEBE0F2E5E6EDEEE520EFEEF0F3F7E5EDE8E50D0ACDEEECE5F03D310D0AC4E0F2E03D30312E31322E323032360D0AD1F3ECECE03D31323334352E36370D0ACFEBE0F2E5EBFCF9E8EAD1F7E5F23D34303730323831303734303030303433323533370D0ACFEBE0F2E5EBFCF9E8EA3DC8CDCD203737303730383338393320CECECE20ABCDE0F8E020EAEEECEFE0EDE8FFBB0D0ACFEBE0F2E5EBFCF9E8EAC8CDCD3D373730373038333839330D0ACFEBE0F2E5EBFCF9E8EA313DCECECE20ABCDE0F8E020EAEEECEFE0EDE8FFBB0D0ACFEBE0F2E5EBFCF9E8EAD0E0F1F7D1F7E5F23D34303730323831303734303030303433323533370D0ACFEBE0F2E5EBFCF9E8EAC1E0EDEA313D0D0ACFEBE0F2E5EBFCF9E8EAC1E0EDEA323D0D0ACFEBE0F2E5EBFCF9E8EAC1C8CA3D3034343532353232350D0ACFEBE0F2E5EBFCF9E8EACAEEF0F1F7E5F23D0D0ACFEEEBF3F7E0F2E5EBFCD1F7E5F23D34303730323831303431303030313531383637390D0ACFEEEBF3F7E0F2E5EBFC3DC8CDCD203937313430313732303720CECECE20ABC1D0D3CBC5D0BB0D0ACFEEEBF3F7E0F2E5EBFCC8CDCD3D393731343031373230370D0ACFEEEBF3F7E0F2E5EBFC313DCECECE20ABC1D0D3CBC5D0BB0D0ACFEEEBF3F7E0F2E5EBFCD0E0F1F7D1F7E5F23D34303730323831303431303030313531383637390D0ACFEEEBF3F7E0F2E5EBFCC1E0EDEA313D0D0ACFEEEBF3F7E0F2E5EBFCC1E0EDEA323D0D0ACFEEEBF3F7E0F2E5EBFCC1C8CA3D3034343532353937340D0ACFEEEBF3F7E0F2E5EBFCCAEEF0F1F7E5F23D33303130313831303134353235303030303937340D0AC2E8E4CFEBE0F2E5E6E03D0D0AC2E8E4CEEFEBE0F2FB3D30310D0ACAEEE43D0D0ACFEBE0F2E5EBFCF9E8EACACFCF3D0D0ACFEEEBF3F7E0F2E5EBFCCACFCF3D0D0ACEF7E5F0E5E4EDEEF1F2FC3D350D0ACDE0E7EDE0F7E5EDE8E5CFEBE0F2E5E6E03DCEEFEBE0F2E020322C20E1E5E720CDC4D10D0ACAEEEDE5F6C4EEEAF3ECE5EDF2E00D0ACAEEEDE5F6D4E0E9EBE00D0A');
INSERT INTO "blob" VALUES('285476983003cc07f1b4bacdb437bc738254be732597008167828c461ba7794a',1009,X'3143436C69656E7442616E6B45786368616E67650D0AC2E5F0F1E8FFD4EEF0ECE0F2E03D312E30330D0ACAEEE4E8F0EEE2EAE03D57696E646F77730D0ACEF2EFF0E0E2E8F2E5EBFC3D7061796465736B0D0ACFEEEBF3F7E0F2E5EBFC3D0D0AC4E0F2E0D1EEE7E4E0EDE8FF3D32352E31312E323032360D0AC2F0E5ECFFD1EEE7E4E0EDE8FF3D30303A35303A34370D0AC4E0F2E0CDE0F7E0EBE03D30312E31322E323032360D0AC4E0F2E0CAEEEDF6E03D30312E31322E323032360D0AD0E0F1F7D1F7E5F23D34303730323831303734303030303433323533370D0AC4EEEAF3ECE5EDF23DCFEBE0F2E5E6EDEEE520EFEEF0F3F7E5EDE8E50D0AD1E5EAF6E8FFC4EEEAF3ECE5EDF23DCFEBE0F2E5E6EDEEE520EFEEF0F3F7E5EDE8E50D0ACDEEECE5F03D320D0AC4E0F2E03D30312E31322E323032360D0AD1F3ECECE03D31323334352E36370D0ACFEBE0F2E5EBFCF9E8EAD1F7E5F23D34303730323831303734303030303433323533370D0ACFEBE0F2E5EBFCF9E8EA3DC8CDCD203737303730383338393320CECECE20ABCDE0F8E020EAEEECEFE0EDE8FFBB0D0ACFEBE0F2E5EBFCF9E8EAC8CDCD3D373730373038333839330D0ACFEBE0F2E5EBFCF9E8EA313DCECECE20ABCDE0F8E020EAEEECEFE0EDE8FFBB0D0ACFEBE0F2E5EBFCF9E8EAD0E0F1F7D1F7E5F23D34303730323831303734303030303433323533370D0ACFEBE0F2E5EBFCF9E8EAC1E0EDEA313D0D0ACFEBE0F2E5EBFCF9E8EAC1E0EDEA323D0D0ACFEBE0F2E5EBFCF9E8EAC1C8CA3D3034343532353232350D0ACFEBE0F2E5EBFCF9E8EACAEEF0F1F7E5F23D0D0ACFEEEBF3F7E0F2E5EBFCD1F7E5F23D34303730323831303431303030313531383637390D0ACFEEEBF3F7E0F2E5EBFC3DC8CDCD203937313430313732303720CECECE20ABC1D0D3CBC5D0BB0D0ACFEEEBF3F7E0F2E5EBFCC8CDCD3D393731343031373230370D0ACFEEEBF3F7E0F2E5EBFC313DCECECE20ABC1D0D3CBC5D0BB0D0ACFEEEBF3F7E0F2E5EBFCD0E0F1F7D1F7E5F23D34303730323831303431303030313531383637390D0ACFEEEBF3F7E0F2E5EBFCC1E0EDEA313D0D0ACFEEEBF3F7E0F2E5EBFCC1E0EDEA323D0D0ACFEEEBF3F7E0F2E5EBFCC1C8CA3D3034343532353937340D0ACFEEEBF3F7E0F2E5EBFCCAEEF0F1F7E5F23D33303130313831303134353235303030303937340D0AC2E8E4CFEBE0F2E5E6E03D0D0AC2E8E4CEEFEBE0F2FB3D30310D0ACAEEE43D0D0ACFEBE0F2E5EBFCF9E8EACACFCF3D0D0ACFEEEBF3F7E0F2E5EBFCCACFCF3D0D0ACEF7E5F0E5E4EDEEF1F2FC3D350D0ACDE0E7EDE0F7E5EDE8E5CFEBE0F2E5E6E03DCEEFEBE0F2E020322C20E1E5E720CDC4D10D0ACAEEEDE5F6C4EEEAF3ECE5EDF2E00D0ACAEEEDE5F6D4E0E9EBE00D0A');
CREATE TABLE blob_holder (
	sha256 TEXT NOT NULL, 
	login TEXT NOT NULL, 
	CONSTRAINT pk_blob_holder PRIMARY KEY (sha256, login)
);
CREATE TABLE contractor (
	"key" TEXT NOT NULL, 
	name TEXT, 
	email TEXT, 
	notify BOOLEAN DEFAULT '1' NOT NULL, 
	lang TEXT, 
	note TEXT, 
	merged_into TEXT, 
	CONSTRAINT pk_contractor PRIMARY KEY ("key"), 
	CONSTRAINT ck_contractor_key_length CHECK (length(key) BETWEEN 1 AND 255), 
	CONSTRAINT ck_contractor_name_length CHECK (length(name) BETWEEN 1 AND 255), 
	CONSTRAINT ck_contractor_email_length CHECK (length(email) BETWEEN 1 AND 1000), 
	CONSTRAINT ck_contractor_lang CHECK (lang IN ('ru', 'en')), 
	CONSTRAINT ck_contractor_note_length CHECK (length(note) BETWEEN 1 AND 2000), 
	CONSTRAINT ck_contractor_merged_into_length CHECK (length(merged_into) BETWEEN 1 AND 255), 
	CONSTRAINT ck_contractor_merged_into CHECK (merged_into <> key)
);
CREATE TABLE delegation (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	giver TEXT NOT NULL, 
	substitute TEXT NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	amount BIGINT, 
	currency TEXT, 
	CONSTRAINT pk_delegation PRIMARY KEY (id), 
	CONSTRAINT ck_delegation_days CHECK (until >= since), 
	CONSTRAINT ck_delegation_two_people CHECK (giver <> substitute), 
	CONSTRAINT ck_delegation_amount_has_currency CHECK ((amount IS NULL) = (currency IS NULL)), 
	CONSTRAINT fk_delegation_giver FOREIGN KEY(giver) REFERENCES person (login), 
	CONSTRAINT fk_delegation_substitute FOREIGN KEY(substitute) REFERENCES person (login)
);
CREATE TABLE delegation_end (
	delegation_id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	CONSTRAINT pk_delegation_end PRIMARY KEY (delegation_id), 
	CONSTRAINT fk_delegation_end_delegation_id FOREIGN KEY(delegation_id) REFERENCES delegation (id)
);
CREATE TABLE delivery (
	"key" TEXT NOT NULL, 
	request_id INTEGER, 
	seq INTEGER, 
	kind TEXT NOT NULL, 
	login TEXT, 
	channel TEXT NOT NULL, 
	state TEXT DEFAULT 'waiting' NOT NULL, 
	digest TEXT, 
	due_at TEXT NOT NULL, 
	tries INTEGER DEFAULT '0' NOT NULL, 
	error TEXT, 
	created_at TEXT NOT NULL, 
	sent_at TEXT, 
	CONSTRAINT pk_delivery PRIMARY KEY ("key"), 
	CONSTRAINT ck_delivery_state CHECK (state IN ('waiting', 'held', 'sent', 'dropped', 'dead')), 
	CONSTRAINT ck_delivery_key_length CHECK (length(key) BETWEEN 1 AND 300), 
	CONSTRAINT ck_delivery_error_length CHECK (length(error) BETWEEN 1 AND 500), 
	CONSTRAINT fk_delivery_request_id FOREIGN KEY(request_id) REFERENCES request (id)
);
CREATE TABLE event (
	request_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	action TEXT NOT NULL, 
	from_status TEXT, 
	to_status TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	seen_version INTEGER, 
	comment TEXT, 
	payment_date DATE, 
	payment_number TEXT, 
	file TEXT, 
	"key" TEXT, 
	digest TEXT NOT NULL, 
	content TEXT, 
	prev TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	hash TEXT NOT NULL, detail TEXT, batch BIGINT, statement_line BIGINT, chain BIGINT, step INTEGER, behalf TEXT, 
	CONSTRAINT pk_event PRIMARY KEY (request_id, seq), 
	CONSTRAINT ck_event_comment_length CHECK (length(comment) BETWEEN 1 AND 2000), 
	CONSTRAINT ck_event_key_length CHECK (length(key) BETWEEN 1 AND 64), 
	CONSTRAINT ck_event_payment_number_length CHECK (length(payment_number) BETWEEN 1 AND 40), 
	CONSTRAINT fk_event_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT uq_event_key UNIQUE ("key")
);
INSERT INTO "event" VALUES(1,1,'2026-11-25T00:50:46.472777Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'534b98c0eb894e8e8748d546b7c650c4-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 1, без НДС","invoice_number":"1","invoice_date":"2026-11-20"}','','{"request_id":1,"seq":1,"at":"2026-11-25T00:50:46.472777Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"534b98c0eb894e8e8748d546b7c650c4-0","detail":"{}","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":""}','a1e3c9c083fe07d58e5545661027ca78a986231c41635b523911f852235cfa65','{}',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(1,2,'2026-11-25T00:50:46.486730Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'d41fe11c90014a4baa03a076248cab1f-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'a1e3c9c083fe07d58e5545661027ca78a986231c41635b523911f852235cfa65','{"request_id":1,"seq":2,"at":"2026-11-25T00:50:46.486730Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"d41fe11c90014a4baa03a076248cab1f-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"a1e3c9c083fe07d58e5545661027ca78a986231c41635b523911f852235cfa65"}','b1e29c9ab206b1ee89b2bb0b4f5075d309311aa944659cf139ad757a0aef32db',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(1,3,'2026-11-25T00:50:46.714257Z','hanna.desk','approve','pending','approved',3,2,NULL,NULL,NULL,NULL,'7e71640f75a943fabb61513fad2603d5-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'b1e29c9ab206b1ee89b2bb0b4f5075d309311aa944659cf139ad757a0aef32db','{"request_id":1,"seq":3,"at":"2026-11-25T00:50:46.714257Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":3,"seen_version":2,"key":"7e71640f75a943fabb61513fad2603d5-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"b1e29c9ab206b1ee89b2bb0b4f5075d309311aa944659cf139ad757a0aef32db"}','c86dd9149383bb7db48e38ef32e02f2286702b0111a27c36f78934604bedf770',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(1,4,'2026-11-25T00:50:46.733673Z','vera.desk','pay','approved','paid',4,3,NULL,'2026-12-01','345',NULL,'3925d2f0c2f44d53afc82d106f7fafa2-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'c86dd9149383bb7db48e38ef32e02f2286702b0111a27c36f78934604bedf770','{"request_id":1,"seq":4,"at":"2026-11-25T00:50:46.733673Z","actor":"vera.desk","action":"pay","from_status":"approved","to_status":"paid","version":4,"seen_version":3,"payment_date":"2026-12-01","payment_number":"345","key":"3925d2f0c2f44d53afc82d106f7fafa2-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"c86dd9149383bb7db48e38ef32e02f2286702b0111a27c36f78934604bedf770"}','1ed3aee7617d721df0e582ea1d818e738c1a39aff452d97a58af69a8643a9a69',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(2,1,'2026-11-25T00:50:46.748305Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'3ba7903031ad4a4588524f753ed0cc40-0','1add1ea8e095edee775b23f34ead5e54c339d8890c42313620f43849fb4b9b30','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 2, без НДС","invoice_number":"2","invoice_date":"2026-11-20"}','','{"request_id":2,"seq":1,"at":"2026-11-25T00:50:46.748305Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"3ba7903031ad4a4588524f753ed0cc40-0","detail":"{}","digest":"1add1ea8e095edee775b23f34ead5e54c339d8890c42313620f43849fb4b9b30","prev":""}','5aafda82ee5caae07c05cfb19e95bdf959f947fee0088305d55917f025e91e22','{}',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(2,2,'2026-11-25T00:50:46.752590Z','anna.desk','attach','draft','draft',2,1,NULL,NULL,NULL,'fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885','f894da47ca58440a8f96c618b0e07b4d-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 2, без НДС","invoice_number":"2","invoice_date":"2026-11-20","files":"fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885"}','5aafda82ee5caae07c05cfb19e95bdf959f947fee0088305d55917f025e91e22','{"request_id":2,"seq":2,"at":"2026-11-25T00:50:46.752590Z","actor":"anna.desk","action":"attach","from_status":"draft","to_status":"draft","version":2,"seen_version":1,"file":"fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885","key":"f894da47ca58440a8f96c618b0e07b4d-0","detail":"{\"kind\":\"invoice\",\"name\":\"invoice.pdf\",\"media_type\":\"application/pdf\",\"added_by\":\"anna.desk\",\"added_at\":\"2026-11-25T00:50:46.751660Z\",\"id\":1}","digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"5aafda82ee5caae07c05cfb19e95bdf959f947fee0088305d55917f025e91e22"}','d0c0cf0aa7eadbd0272746626a7e4c19d9e21bd6a905cbbbb127f5bee7056cfc','{"kind":"invoice","name":"invoice.pdf","media_type":"application/pdf","added_by":"anna.desk","added_at":"2026-11-25T00:50:46.751660Z","id":1}',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(2,3,'2026-11-25T00:50:46.756130Z','anna.desk','submit','draft','pending',3,2,NULL,NULL,NULL,NULL,'1730ed68900a42c1abac58f5104c691c-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'d0c0cf0aa7eadbd0272746626a7e4c19d9e21bd6a905cbbbb127f5bee7056cfc','{"request_id":2,"seq":3,"at":"2026-11-25T00:50:46.756130Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":3,"seen_version":2,"key":"1730ed68900a42c1abac58f5104c691c-0","digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"d0c0cf0aa7eadbd0272746626a7e4c19d9e21bd6a905cbbbb127f5bee7056cfc"}','e96384cfe0e301c5fbfe70d7acb5738cf8da18213db9f57ddd24b0131b228a1b',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(2,4,'2026-11-25T00:50:46.786158Z','hanna.desk','approve','pending','approved',4,3,NULL,NULL,NULL,NULL,'e98b7d70972643dfb942d81eec0537f8-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'e96384cfe0e301c5fbfe70d7acb5738cf8da18213db9f57ddd24b0131b228a1b','{"request_id":2,"seq":4,"at":"2026-11-25T00:50:46.786158Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":4,"seen_version":3,"key":"e98b7d70972643dfb942d81eec0537f8-0","digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"e96384cfe0e301c5fbfe70d7acb5738cf8da18213db9f57ddd24b0131b228a1b"}','d7fd54e5c135c73a46930a3e43b17828979d96407aafa606867ec0ed57a4ed08',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(3,1,'2026-11-25T00:50:46.835663Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'3e1b95e1696e4699a8e4ceac365d1490-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 3, без НДС","invoice_number":"3","invoice_date":"2026-11-20"}','','{"request_id":3,"seq":1,"at":"2026-11-25T00:50:46.835663Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"3e1b95e1696e4699a8e4ceac365d1490-0","detail":"{}","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":""}','8f16ab32c6e3e86cc4e3223ce129f6446439e3d0cc1b99d222d745a58cbaf4b4','{}',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(3,2,'2026-11-25T00:50:46.844982Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'028ee49574764ff9b649824ad487a652-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,'8f16ab32c6e3e86cc4e3223ce129f6446439e3d0cc1b99d222d745a58cbaf4b4','{"request_id":3,"seq":2,"at":"2026-11-25T00:50:46.844982Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"028ee49574764ff9b649824ad487a652-0","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":"8f16ab32c6e3e86cc4e3223ce129f6446439e3d0cc1b99d222d745a58cbaf4b4"}','655a96578b22332ac609cfa4b42cbbe7a83e1e12a9a80f7990ec06b84df0ee78',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(3,3,'2026-11-25T00:50:46.885955Z','hanna.desk','reject','pending','rejected',3,2,'Нет в бюджете',NULL,NULL,NULL,'ce341e3e61c14d36bbedc81fc8e59f02-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,'655a96578b22332ac609cfa4b42cbbe7a83e1e12a9a80f7990ec06b84df0ee78','{"request_id":3,"seq":3,"at":"2026-11-25T00:50:46.885955Z","actor":"hanna.desk","action":"reject","from_status":"pending","to_status":"rejected","version":3,"seen_version":2,"comment":"Нет в бюджете","key":"ce341e3e61c14d36bbedc81fc8e59f02-0","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":"655a96578b22332ac609cfa4b42cbbe7a83e1e12a9a80f7990ec06b84df0ee78"}','9aa94e85b138dfaad2b5308dd38ee1ee70f8f24dd5c8d12a587732d9e60d27a9',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(4,1,'2026-11-25T00:50:46.923435Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'666d670d5ee14c1e886c5937844adc3e-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 4, без НДС","invoice_number":"4","invoice_date":"2026-11-20"}','','{"request_id":4,"seq":1,"at":"2026-11-25T00:50:46.923435Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"666d670d5ee14c1e886c5937844adc3e-0","detail":"{}","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":""}','bf5626d62c367dcf609567a9d27c496e4531bdf5e2d0487c3dc198073a3b1102','{}',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(4,2,'2026-11-25T00:50:46.932841Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'0ad7374e42784df7b1cc5b61b1f522e7-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,'bf5626d62c367dcf609567a9d27c496e4531bdf5e2d0487c3dc198073a3b1102','{"request_id":4,"seq":2,"at":"2026-11-25T00:50:46.932841Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"0ad7374e42784df7b1cc5b61b1f522e7-0","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":"bf5626d62c367dcf609567a9d27c496e4531bdf5e2d0487c3dc198073a3b1102"}','f75852653a1f9d1bc27ef881ac3d3df87f7c7578c9ebfde0bbfc37180e672aaa',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(4,3,'2026-11-25T00:50:46.965180Z','hanna.desk','comment','pending','pending',2,NULL,'Посмотрю завтра',NULL,NULL,NULL,'8c126f18b95548dd8c0aa87ecc6c13a3-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,'f75852653a1f9d1bc27ef881ac3d3df87f7c7578c9ebfde0bbfc37180e672aaa','{"request_id":4,"seq":3,"at":"2026-11-25T00:50:46.965180Z","actor":"hanna.desk","action":"comment","from_status":"pending","to_status":"pending","version":2,"comment":"Посмотрю завтра","key":"8c126f18b95548dd8c0aa87ecc6c13a3-0","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":"f75852653a1f9d1bc27ef881ac3d3df87f7c7578c9ebfde0bbfc37180e672aaa"}','29bcfe86f90134e760ff236c040777876f8f386fa218e0530f27d1ebc1c7e98c',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(5,1,'2026-11-25T00:50:46.994967Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'344df2a4a49e40e195503590d2a5bfc9-0','09f3ee3986d5a1187b388139ae16f2d0786b2c15d416f6272b08b50ea0796753','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 5, без НДС","invoice_number":"5","invoice_date":"2026-11-20"}','','{"request_id":5,"seq":1,"at":"2026-11-25T00:50:46.994967Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"344df2a4a49e40e195503590d2a5bfc9-0","detail":"{}","digest":"09f3ee3986d5a1187b388139ae16f2d0786b2c15d416f6272b08b50ea0796753","prev":""}','192e49f6cd102493c73f4d2c39fa407e3fa77edfab0e2cd46721b1adb3838f4b','{}',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(5,2,'2026-11-25T00:50:47.058662Z','anna.desk','edit','draft','draft',2,1,NULL,NULL,NULL,NULL,'d92c0825a58e4e1b9454a4ee7322cc03-0','4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":9950,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 5, без НДС","invoice_number":"5","invoice_date":"2026-11-20"}','192e49f6cd102493c73f4d2c39fa407e3fa77edfab0e2cd46721b1adb3838f4b','{"request_id":5,"seq":2,"at":"2026-11-25T00:50:47.058662Z","actor":"anna.desk","action":"edit","from_status":"draft","to_status":"draft","version":2,"seen_version":1,"key":"d92c0825a58e4e1b9454a4ee7322cc03-0","digest":"4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea","prev":"192e49f6cd102493c73f4d2c39fa407e3fa77edfab0e2cd46721b1adb3838f4b"}','4b26f3e544a03448f4cc50022568b149c8e4d2312fd456fead34ea0087ee484c',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(6,1,'2026-11-25T00:50:47.138551Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'469033ba67b3435e828f14d6fb0a5285-0','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 6, без НДС","invoice_number":"6","invoice_date":"2026-11-20"}','','{"request_id":6,"seq":1,"at":"2026-11-25T00:50:47.138551Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"469033ba67b3435e828f14d6fb0a5285-0","detail":"{}","digest":"9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b","prev":""}','9da8b3a3e8033a026bad635dd9731be88418d0c04438baab55bc983ddd07a793','{}',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(6,2,'2026-11-25T00:50:47.182628Z','anna.desk','discard','draft','discarded',2,1,NULL,NULL,NULL,NULL,'9e6160495b8f42019f4fc44b729b1a3b-0','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b',NULL,'9da8b3a3e8033a026bad635dd9731be88418d0c04438baab55bc983ddd07a793','{"request_id":6,"seq":2,"at":"2026-11-25T00:50:47.182628Z","actor":"anna.desk","action":"discard","from_status":"draft","to_status":"discarded","version":2,"seen_version":1,"key":"9e6160495b8f42019f4fc44b729b1a3b-0","digest":"9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b","prev":"9da8b3a3e8033a026bad635dd9731be88418d0c04438baab55bc983ddd07a793"}','e3288f6bea34096a1501430fba88b35b34c8a507a407f6b49b02b8c4b8996fea',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(7,1,'2026-11-25T00:50:47.215424Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'7a3ab3a4f3cb4912ac29dd7341b34a2b-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 7, без НДС","invoice_number":"7","invoice_date":"2026-11-20"}','','{"request_id":7,"seq":1,"at":"2026-11-25T00:50:47.215424Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"7a3ab3a4f3cb4912ac29dd7341b34a2b-0","detail":"{}","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":""}','7475629558c45cc9985834c9310476a54491e00b7add7b1f21189eca666547f7','{}',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(7,2,'2026-11-25T00:50:47.224989Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'11cc5a30e8844837866e3d6398bd19a4-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'7475629558c45cc9985834c9310476a54491e00b7add7b1f21189eca666547f7','{"request_id":7,"seq":2,"at":"2026-11-25T00:50:47.224989Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"11cc5a30e8844837866e3d6398bd19a4-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"7475629558c45cc9985834c9310476a54491e00b7add7b1f21189eca666547f7"}','254602fb0af38aa77e989f7e99c9e8477823781b59f8f31b42ea6e57a92d3e9b',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(7,3,'2026-11-25T00:50:47.258566Z','hanna.desk','approve','pending','approved',3,2,NULL,NULL,NULL,NULL,'d6dd772749ce431d9f6b62225d0c4f5d-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'254602fb0af38aa77e989f7e99c9e8477823781b59f8f31b42ea6e57a92d3e9b','{"request_id":7,"seq":3,"at":"2026-11-25T00:50:47.258566Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":3,"seen_version":2,"key":"d6dd772749ce431d9f6b62225d0c4f5d-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"254602fb0af38aa77e989f7e99c9e8477823781b59f8f31b42ea6e57a92d3e9b"}','e71a2cd217a1ea4d3460b911176c5aa72e64e9b657733c11d6331bdb6f513841',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(7,4,'2026-11-25T00:50:47.277471Z','vera.desk','return','approved','draft',4,3,'Нет договора',NULL,NULL,NULL,'877885bede9342709dfad8182741a3e5-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'e71a2cd217a1ea4d3460b911176c5aa72e64e9b657733c11d6331bdb6f513841','{"request_id":7,"seq":4,"at":"2026-11-25T00:50:47.277471Z","actor":"vera.desk","action":"return","from_status":"approved","to_status":"draft","version":4,"seen_version":3,"comment":"Нет договора","key":"877885bede9342709dfad8182741a3e5-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"e71a2cd217a1ea4d3460b911176c5aa72e64e9b657733c11d6331bdb6f513841"}','b3bdf6e95b898f3f6c75da8fea78fc6c1b8b5124fd9f75268da6740810301d8a',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(8,1,'2026-11-25T00:50:47.345112Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'f4d4379d52d84a058f41cf82f7b75764-0','d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf','{"subject":"Услуги","contractor":"ООО Ромашка","amount":10000,"currency":"RUB"}','','{"request_id":8,"seq":1,"at":"2026-11-25T00:50:47.345112Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"f4d4379d52d84a058f41cf82f7b75764-0","detail":"{\"key\":\"ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203\"}","digest":"d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf","prev":""}','c8a8ef48d489f9bb35c28bec2a266af26e091d4a2c1c71bfef240703ee4836fb','{"key":"ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203"}',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(2,5,'2026-11-25T00:50:47.447934Z','vera.desk','export','approved','approved',4,NULL,NULL,'2026-12-01','1',NULL,'2ff2711510184010a679f922c385d0e2-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'d7fd54e5c135c73a46930a3e43b17828979d96407aafa606867ec0ed57a4ed08','{"request_id":2,"seq":5,"at":"2026-11-25T00:50:47.447934Z","actor":"vera.desk","action":"export","from_status":"approved","to_status":"approved","version":4,"payment_date":"2026-12-01","payment_number":"1","key":"2ff2711510184010a679f922c385d0e2-0","batch":1,"digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"d7fd54e5c135c73a46930a3e43b17828979d96407aafa606867ec0ed57a4ed08"}','60033b63fc66cbcf85e27be22d0a07941d087aa66eeb00ac9cecc2586a910eee',NULL,1,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(2,6,'2026-11-25T00:50:47.465175Z','vera.desk','recall','approved','approved',4,NULL,'не отправлен',NULL,NULL,NULL,'9db0b5f1e53741fcabc67390ad4a1b67-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'60033b63fc66cbcf85e27be22d0a07941d087aa66eeb00ac9cecc2586a910eee','{"request_id":2,"seq":6,"at":"2026-11-25T00:50:47.465175Z","actor":"vera.desk","action":"recall","from_status":"approved","to_status":"approved","version":4,"comment":"не отправлен","key":"9db0b5f1e53741fcabc67390ad4a1b67-0","digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"60033b63fc66cbcf85e27be22d0a07941d087aa66eeb00ac9cecc2586a910eee"}','05d367faae577f2374e5f8b06d7bf4ec71a0a70b31fcc3c1877e4d20866464fd',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(2,7,'2026-11-25T00:50:47.493585Z','vera.desk','export','approved','approved',4,NULL,NULL,'2026-12-01','2',NULL,'d85bd69ae34d4608b027697b57bee3c9-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'05d367faae577f2374e5f8b06d7bf4ec71a0a70b31fcc3c1877e4d20866464fd','{"request_id":2,"seq":7,"at":"2026-11-25T00:50:47.493585Z","actor":"vera.desk","action":"export","from_status":"approved","to_status":"approved","version":4,"payment_date":"2026-12-01","payment_number":"2","key":"d85bd69ae34d4608b027697b57bee3c9-0","batch":2,"digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"05d367faae577f2374e5f8b06d7bf4ec71a0a70b31fcc3c1877e4d20866464fd"}','4a886e9dd558b30013117225fd333bb1f4fad455cd0c80c6b419786296528a7b',NULL,2,NULL,NULL,NULL,NULL);
CREATE TABLE notify_setting (
	login TEXT NOT NULL, 
	name TEXT NOT NULL, 
	value TEXT, 
	CONSTRAINT pk_notify_setting PRIMARY KEY (login, name), 
	CONSTRAINT ck_notify_setting_name_length CHECK (length(name) BETWEEN 1 AND 100), 
	CONSTRAINT ck_notify_setting_value_length CHECK (length(value) BETWEEN 1 AND 255), 
	CONSTRAINT fk_notify_setting_login FOREIGN KEY(login) REFERENCES person (login)
);
CREATE TABLE outbox (
	request_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	planned_at TEXT, 
	CONSTRAINT pk_outbox PRIMARY KEY (request_id, seq)
)
 WITHOUT ROWID

;
INSERT INTO "outbox" VALUES(1,2,NULL);
INSERT INTO "outbox" VALUES(1,3,NULL);
INSERT INTO "outbox" VALUES(1,4,NULL);
INSERT INTO "outbox" VALUES(2,3,NULL);
INSERT INTO "outbox" VALUES(2,4,NULL);
INSERT INTO "outbox" VALUES(3,2,NULL);
INSERT INTO "outbox" VALUES(3,3,NULL);
INSERT INTO "outbox" VALUES(4,2,NULL);
INSERT INTO "outbox" VALUES(4,3,NULL);
INSERT INTO "outbox" VALUES(7,2,NULL);
INSERT INTO "outbox" VALUES(7,3,NULL);
INSERT INTO "outbox" VALUES(7,4,NULL);
CREATE TABLE own_account (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	organisation TEXT NOT NULL, 
	inn TEXT, 
	kpp TEXT, 
	account TEXT NOT NULL, 
	bic TEXT NOT NULL, 
	corr_account TEXT, 
	bank TEXT, 
	city TEXT, 
	currency TEXT DEFAULT 'RUB' NOT NULL, 
	is_default BOOLEAN DEFAULT '0' NOT NULL, 
	closed BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_own_account PRIMARY KEY (id), 
	CONSTRAINT ck_own_account_name_length CHECK (length(name) BETWEEN 1 AND 100), 
	CONSTRAINT ck_own_account_organisation_length CHECK (length(organisation) BETWEEN 1 AND 160), 
	CONSTRAINT uq_own_account_account UNIQUE (account), 
	CONSTRAINT uq_own_account_name UNIQUE (name)
);
INSERT INTO "own_account" VALUES(1,'main','ООО «Наша компания»','7707083893',NULL,'40702810740000432537','044525225',NULL,NULL,NULL,'RUB',1,0);
CREATE TABLE person (
	login TEXT NOT NULL, 
	name TEXT, 
	email TEXT, 
	disabled BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (login), 
	CONSTRAINT ck_person_email_length CHECK (length(email) BETWEEN 1 AND 255), 
	CONSTRAINT ck_person_login_length CHECK (length(login) BETWEEN 1 AND 63), 
	CONSTRAINT ck_person_name_length CHECK (length(name) BETWEEN 1 AND 255)
);
INSERT INTO "person" VALUES('keeper.desk',NULL,NULL,0);
INSERT INTO "person" VALUES('anna.desk','Anna',NULL,0);
INSERT INTO "person" VALUES('boris.desk','Boris',NULL,0);
INSERT INTO "person" VALUES('hanna.desk','Hanna',NULL,0);
INSERT INTO "person" VALUES('henry.desk','Henry',NULL,0);
INSERT INTO "person" VALUES('vera.desk','Vera',NULL,0);
INSERT INTO "person" VALUES('viktor.desk','Viktor',NULL,0);
INSERT INTO "person" VALUES('olga.desk','Olga',NULL,0);
CREATE TABLE "person_role" (
	login TEXT NOT NULL, 
	role TEXT NOT NULL, 
	CONSTRAINT pk_person_role PRIMARY KEY (login, role), 
	CONSTRAINT ck_person_role_role CHECK (role IN ('manager', 'head', 'accountant', 'auditor', 'admin', 'notifier')), 
	CONSTRAINT fk_person_role_login FOREIGN KEY(login) REFERENCES person (login)
);
INSERT INTO "person_role" VALUES('keeper.desk','admin');
INSERT INTO "person_role" VALUES('anna.desk','manager');
INSERT INTO "person_role" VALUES('boris.desk','manager');
INSERT INTO "person_role" VALUES('hanna.desk','head');
INSERT INTO "person_role" VALUES('henry.desk','head');
INSERT INTO "person_role" VALUES('vera.desk','accountant');
INSERT INTO "person_role" VALUES('viktor.desk','accountant');
INSERT INTO "person_role" VALUES('olga.desk','auditor');
CREATE TABLE policy (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	rules TEXT NOT NULL, 
	source TEXT NOT NULL, 
	CONSTRAINT pk_policy PRIMARY KEY (id), 
	CONSTRAINT ck_policy_source_length CHECK (length(source) BETWEEN 1 AND 100000)
);
CREATE TABLE policy_chain (
	id INTEGER NOT NULL, 
	policy_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	currency TEXT, 
	amount_from BIGINT, 
	amount_below BIGINT, 
	inn TEXT, 
	author TEXT, 
	first_payment BOOLEAN NOT NULL, 
	CONSTRAINT pk_policy_chain PRIMARY KEY (id), 
	CONSTRAINT ck_policy_chain_place CHECK (place BETWEEN 1 AND 100), 
	CONSTRAINT ck_policy_chain_amount_has_currency CHECK (currency IS NOT NULL OR coalesce(amount_from, amount_below) IS NULL), 
	CONSTRAINT fk_policy_chain_policy_id FOREIGN KEY(policy_id) REFERENCES policy (id)
);
CREATE TABLE policy_confirmation (
	policy_id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	CONSTRAINT pk_policy_confirmation PRIMARY KEY (policy_id), 
	CONSTRAINT fk_policy_confirmation_policy_id FOREIGN KEY(policy_id) REFERENCES policy (id)
);
CREATE TABLE policy_step (
	chain INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	role TEXT, 
	needed INTEGER NOT NULL, 
	CONSTRAINT pk_policy_step PRIMARY KEY (chain, place), 
	CONSTRAINT ck_policy_step_needed CHECK (needed BETWEEN 1 AND 100), 
	CONSTRAINT ck_policy_step_role CHECK (role = 'head'), 
	CONSTRAINT fk_policy_step_chain FOREIGN KEY(chain) REFERENCES policy_chain (id)
);
CREATE TABLE policy_step_person (
	chain INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	login TEXT NOT NULL, 
	CONSTRAINT pk_policy_step_person PRIMARY KEY (chain, place, login), 
	CONSTRAINT fk_policy_step_person_chain FOREIGN KEY(chain) REFERENCES policy_chain (id), 
	CONSTRAINT fk_policy_step_person_login FOREIGN KEY(login) REFERENCES person (login)
);
CREATE TABLE receipt (
	"key" TEXT NOT NULL, 
	login TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_receipt PRIMARY KEY ("key"), 
	CONSTRAINT ck_receipt_key_length CHECK (length(key) BETWEEN 1 AND 64)
);
CREATE TABLE repeat_period (
	plan_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	request_id INTEGER, 
	CONSTRAINT pk_repeat_period PRIMARY KEY (plan_id, number), 
	CONSTRAINT ck_repeat_period_number CHECK (number BETWEEN 0 AND 100000), 
	CONSTRAINT fk_repeat_period_plan_id FOREIGN KEY(plan_id) REFERENCES repeat_plan (id), 
	CONSTRAINT fk_repeat_period_request_id FOREIGN KEY(request_id) REFERENCES request (id)
);
CREATE TABLE repeat_plan (
	id INTEGER NOT NULL, 
	owner TEXT NOT NULL, 
	every TEXT NOT NULL, 
	first_due DATE NOT NULL, 
	until DATE, 
	content TEXT NOT NULL, 
	stopped BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_repeat_plan PRIMARY KEY (id), 
	CONSTRAINT ck_repeat_plan_every CHECK (every IN ('week', 'month', 'quarter')), 
	CONSTRAINT ck_repeat_plan_content_length CHECK (length(content) BETWEEN 1 AND 20000), 
	CONSTRAINT fk_repeat_plan_owner FOREIGN KEY(owner) REFERENCES person (login)
);
CREATE TABLE request (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '0' NOT NULL, 
	status TEXT DEFAULT 'draft' NOT NULL, 
	author TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	head_seq INTEGER DEFAULT '0' NOT NULL, 
	head_hash TEXT DEFAULT '' NOT NULL, 
	digest TEXT DEFAULT '' NOT NULL, 
	approved_by TEXT, 
	approved_at TEXT, 
	paid_by TEXT, 
	payment_date DATE, 
	payment_number TEXT, 
	returned_by TEXT, 
	"key" TEXT, 
	search TEXT DEFAULT '' NOT NULL, 
	contractor_key TEXT, 
	subject TEXT, 
	contractor TEXT, 
	amount BIGINT, 
	currency TEXT DEFAULT 'RUB' NOT NULL, 
	due_date DATE, 
	requisites TEXT, 
	inn TEXT, 
	kpp TEXT, 
	bic TEXT, 
	account TEXT, 
	corr_account TEXT, 
	bank TEXT, 
	purpose TEXT, 
	invoice_number TEXT, 
	invoice_date DATE, fingerprint TEXT, exported_in BIGINT, invoice_key TEXT, chain BIGINT, 
	CONSTRAINT pk_request PRIMARY KEY (id), 
	CONSTRAINT ck_request_purpose_length CHECK (length(purpose) BETWEEN 1 AND CASE currency WHEN 'RUB' THEN 210 ELSE 1000 END), 
	CONSTRAINT ck_request_status CHECK (status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')), 
	CONSTRAINT ck_request_amount CHECK (amount BETWEEN 1 AND 999999999999999), 
	CONSTRAINT ck_request_account_length CHECK (length(account) BETWEEN 1 AND 34), 
	CONSTRAINT ck_request_bank_length CHECK (length(bank) BETWEEN 1 AND 255), 
	CONSTRAINT ck_request_bic_length CHECK (length(bic) BETWEEN 1 AND 11), 
	CONSTRAINT ck_request_contractor_length CHECK (length(contractor) BETWEEN 1 AND 255), 
	CONSTRAINT ck_request_corr_account_length CHECK (length(corr_account) BETWEEN 1 AND 34), 
	CONSTRAINT ck_request_currency CHECK (length(currency) = 3 AND currency = upper(currency)), 
	CONSTRAINT ck_request_inn_length CHECK (length(inn) BETWEEN 1 AND 12), 
	CONSTRAINT ck_request_invoice_number_length CHECK (length(invoice_number) BETWEEN 1 AND 100), 
	CONSTRAINT ck_request_key_length CHECK (length(key) BETWEEN 1 AND 64), 
	CONSTRAINT ck_request_kpp_length CHECK (length(kpp) BETWEEN 1 AND 9), 
	CONSTRAINT ck_request_requisites_length CHECK (length(requisites) BETWEEN 1 AND 4000), 
	CONSTRAINT ck_request_subject_length CHECK (length(subject) BETWEEN 1 AND 500), 
	CONSTRAINT fk_request_author FOREIGN KEY(author) REFERENCES person (login), 
	CONSTRAINT uq_request_key UNIQUE ("key")
);
INSERT INTO "request" VALUES(1,4,'paid','anna.desk','2026-11-25T00:50:46.472777Z','2026-11-25T00:50:46.733673Z',4,'1ed3aee7617d721df0e582ea1d818e738c1a39aff452d97a58af69a8643a9a69','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92','hanna.desk','2026-11-25T00:50:46.714257Z','vera.desk','2026-12-01','345',NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 1 оплата 1 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 1, без НДС','1','2026-11-20','be402047aa1757f59b889f5be7a7aaf4',NULL,'9714017207 1',NULL);
INSERT INTO "request" VALUES(2,4,'approved','anna.desk','2026-11-25T00:50:46.748305Z','2026-11-25T00:50:47.493585Z',7,'4a886e9dd558b30013117225fd333bb1f4fad455cd0c80c6b419786296528a7b','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7','hanna.desk','2026-11-25T00:50:46.786158Z',NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 2 оплата 2 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 2, без НДС','2','2026-11-20','774be3c9e0eb0a915870e961ba3e783a',2,'9714017207 2',NULL);
INSERT INTO "request" VALUES(3,3,'rejected','anna.desk','2026-11-25T00:50:46.835663Z','2026-11-25T00:50:46.885955Z',3,'9aa94e85b138dfaad2b5308dd38ee1ee70f8f24dd5c8d12a587732d9e60d27a9','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 3 оплата 3 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 3, без НДС','3','2026-11-20','c0a3439437ebb35a0b55fccfd56065a2',NULL,'9714017207 3',NULL);
INSERT INTO "request" VALUES(4,2,'pending','anna.desk','2026-11-25T00:50:46.923435Z','2026-11-25T00:50:46.965180Z',3,'29bcfe86f90134e760ff236c040777876f8f386fa218e0530f27d1ebc1c7e98c','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 4 оплата 4 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 4, без НДС','4','2026-11-20','14bf6986954fb376fcbc83358ce6e90e',NULL,'9714017207 4',NULL);
INSERT INTO "request" VALUES(5,2,'draft','anna.desk','2026-11-25T00:50:46.994967Z','2026-11-25T00:50:47.058662Z',2,'4b26f3e544a03448f4cc50022568b149c8e4d2312fd456fead34ea0087ee484c','4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 5 оплата 5 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',9950,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 5, без НДС','5','2026-11-20','d7336dee47881df2d994b0a47bc6fa08',NULL,'9714017207 5',NULL);
INSERT INTO "request" VALUES(6,2,'discarded','anna.desk','2026-11-25T00:50:47.138551Z','2026-11-25T00:50:47.182628Z',2,'e3288f6bea34096a1501430fba88b35b34c8a507a407f6b49b02b8c4b8996fea','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 6 оплата 6 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 6, без НДС','6','2026-11-20','6bf3f7e06ae0265ae5b38741e54911ea',NULL,'9714017207 6',NULL);
INSERT INTO "request" VALUES(7,4,'draft','anna.desk','2026-11-25T00:50:47.215424Z','2026-11-25T00:50:47.277471Z',4,'b3bdf6e95b898f3f6c75da8fea78fc6c1b8b5124fd9f75268da6740810301d8a','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,NULL,NULL,NULL,NULL,'vera.desk',NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 7 оплата 7 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 7, без НДС','7','2026-11-20','1a3703f8c92964e243988b62fd82440a',NULL,'9714017207 7',NULL);
INSERT INTO "request" VALUES(8,1,'draft','anna.desk','2026-11-25T00:50:47.345112Z','2026-11-25T00:50:47.345112Z',1,'c8a8ef48d489f9bb35c28bec2a266af26e091d4a2c1c71bfef240703ee4836fb','d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf',NULL,NULL,NULL,NULL,NULL,NULL,'ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203','услуги ооо ромашка','ромашка','Услуги','ООО Ромашка',10000,'RUB',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'b91bcc4a446ef8619221ae3016b098b0',NULL,NULL,NULL);
CREATE TABLE request_file (
	id INTEGER NOT NULL, 
	request_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	in_content BOOLEAN DEFAULT '0' NOT NULL, 
	added_by TEXT NOT NULL, 
	added_at TEXT NOT NULL, detached BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_request_file PRIMARY KEY (id), 
	CONSTRAINT ck_request_file_kind CHECK (kind IN ('invoice', 'order', 'other')), 
	CONSTRAINT ck_request_file_media_type_length CHECK (length(media_type) BETWEEN 1 AND 100), 
	CONSTRAINT ck_request_file_name_length CHECK (length(name) BETWEEN 1 AND 255), 
	CONSTRAINT fk_request_file_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT fk_request_file_sha256 FOREIGN KEY(sha256) REFERENCES blob (sha256)
);
INSERT INTO "request_file" VALUES(1,2,'invoice','invoice.pdf','application/pdf','fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885',1,'anna.desk','2026-11-25T00:50:46.751660Z',0);
CREATE TABLE saved_view (
	owner TEXT NOT NULL, 
	name TEXT NOT NULL, 
	options TEXT, 
	is_default BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_saved_view PRIMARY KEY (owner, name), 
	CONSTRAINT ck_saved_view_name_length CHECK (length(name) BETWEEN 1 AND 100), 
	CONSTRAINT ck_saved_view_options_length CHECK (length(options) BETWEEN 1 AND 4000), 
	CONSTRAINT fk_saved_view_owner FOREIGN KEY(owner) REFERENCES person (login)
);
INSERT INTO "saved_view" VALUES('vera.desk','неделя','{"status": ["approved"]}',1);
CREATE TABLE seal (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	requests BIGINT NOT NULL, 
	events BIGINT NOT NULL, 
	admin_events BIGINT NOT NULL, 
	leaves TEXT NOT NULL, 
	prev TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_seal PRIMARY KEY (id)
);
CREATE TABLE seal_leaf (
	seal_id INTEGER NOT NULL, 
	request_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_seal_leaf PRIMARY KEY (seal_id, request_id), 
	CONSTRAINT fk_seal_leaf_seal_id FOREIGN KEY(seal_id) REFERENCES seal (id)
)
 WITHOUT ROWID

;
CREATE TABLE setting (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);
INSERT INTO "setting" VALUES('guards_sha256','0c5daa6de71e55f5224d15d9204289f0092ab8aced3ec27d9e39cdebef03f6fc');
INSERT INTO "setting" VALUES('database_id','4cd0d4dc');
CREATE TABLE statement (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	documents INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	CONSTRAINT pk_statement PRIMARY KEY (id), 
	CONSTRAINT ck_statement_name_length CHECK (length(name) BETWEEN 1 AND 255)
);
INSERT INTO "statement" VALUES(1,'2026-11-25T00:50:47.515417Z','vera.desk','kl_to_1c.txt','77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf',1,'c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4');
CREATE TABLE statement_line (
	id INTEGER NOT NULL, 
	statement_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	direction TEXT NOT NULL, 
	own_account TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	number TEXT NOT NULL, 
	date DATE, 
	amount BIGINT, 
	partner TEXT NOT NULL, 
	partner_inn TEXT NOT NULL, 
	partner_account TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	request_id INTEGER, 
	outcome TEXT NOT NULL, 
	CONSTRAINT pk_statement_line PRIMARY KEY (id), 
	CONSTRAINT fk_statement_line_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT fk_statement_line_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id), 
	CONSTRAINT uq_statement_line_key UNIQUE ("key")
);
INSERT INTO "statement_line" VALUES(1,1,'6f01037fd4d79107169456062f05cbbe60c26115347091f3acb0fd5861247520',17,'out','40702810740000432537','Платежное поручение','77','2026-12-01',500,'','','40702810938000012345','Комиссия',NULL,'unmatched');
CREATE INDEX ix_request_author_status ON request (author, status, due_date);
CREATE INDEX ix_request_contractor_key ON request (contractor_key, id);
CREATE INDEX ix_request_inn ON request (inn, id);
CREATE INDEX ix_request_file_request_id ON request_file (request_id);
CREATE INDEX ix_request_fingerprint ON request (fingerprint);
CREATE INDEX ix_request_status_due ON request (status, due_date, id, currency, amount, author, returned_by);
CREATE UNIQUE INDEX uq_saved_view_default ON saved_view (owner) WHERE is_default;
CREATE INDEX ix_seal_leaf_request_id ON seal_leaf (request_id, seq);
CREATE INDEX ix_bank_batch_item_request_id ON bank_batch_item (request_id);
CREATE UNIQUE INDEX uq_bank_batch_item_number ON bank_batch_item (own_account_id, year, number);
CREATE INDEX ix_statement_line_request_id ON statement_line (request_id);
CREATE INDEX ix_statement_line_statement_id ON statement_line (statement_id);
CREATE INDEX ix_request_account ON request (account, amount, status);
CREATE INDEX ix_request_file_sha256 ON request_file (sha256);
CREATE INDEX ix_request_invoice_key ON request (invoice_key);
CREATE INDEX ix_request_account_inn ON request (account, inn);
CREATE INDEX ix_statement_line_partner ON statement_line (partner_inn, amount);
CREATE INDEX ix_account_trust_account ON account_trust (account, contractor, id);
CREATE INDEX ix_repeat_plan_owner ON repeat_plan (owner);
CREATE INDEX ix_delivery_request_id ON delivery (request_id);
CREATE INDEX ix_delivery_state_due_at ON delivery (state, due_at);
CREATE INDEX ix_delivery_digest ON delivery (digest);
CREATE INDEX ix_delegation_substitute ON delegation (substitute);
CREATE TRIGGER event_guard BEFORE INSERT ON event BEGIN
SELECT CASE
  WHEN NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = NEW.actor AND NOT p.disabled) THEN RAISE(ABORT, 'PD001')
  WHEN NOT EXISTS (SELECT 1 FROM request r WHERE r.id = NEW.request_id) THEN RAISE(ABORT, 'PD002')
END;
SELECT CASE
  WHEN NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = NEW.actor AND NOT p.disabled)
    THEN RAISE(ABORT, 'PD001')
  WHEN NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login WHERE p.login = NEW.actor AND NOT q.disabled AND ((p.role = 'manager' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded') AND r.author = NEW.actor) OR (p.role = 'head' AND r.status IN ('pending', 'approved', 'paid', 'rejected')) OR (p.role = 'accountant' AND r.status IN ('approved', 'paid')) OR (p.role = 'accountant' AND r.status IN ('draft', 'pending') AND r.returned_by = NEW.actor) OR (p.role = 'auditor' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'admin' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'notifier' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected'))))
    THEN RAISE(ABORT, 'PD002')
  WHEN NEW.seen_version IS NOT NULL AND NEW.seen_version <> r.version
    THEN RAISE(ABORT, 'PD003')
  WHEN t.action IS NULL
    THEN RAISE(ABORT, 'PD004')
  WHEN NOT EXISTS (SELECT 1 FROM person_role p WHERE p.login = NEW.actor AND ' ' || t.roles || ' ' LIKE '% ' || p.role || ' %')
    THEN RAISE(ABORT, 'PD005')
  WHEN t.who = 'author' AND r.author <> NEW.actor
    THEN RAISE(ABORT, 'PD006')
  WHEN t.who = 'not_author' AND (r.author = NEW.actor OR EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.actor = NEW.actor AND e.content IS NOT NULL))
    THEN RAISE(ABORT, 'PD007')
  WHEN CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND NEW.actor IN (e.actor, e.behalf)) ELSE 1 = 0 END
    THEN RAISE(ABORT, 'PD017')
  WHEN CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN NOT (EXISTS (SELECT 1 FROM policy_step o WHERE o.chain = r.chain AND o.place = (SELECT min(p.place) FROM policy_step p WHERE p.chain = r.chain AND p.needed > (SELECT count(*) FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.step = p.place)) AND (o.role = 'head' OR EXISTS (SELECT 1 FROM policy_step_person n WHERE n.chain = o.chain AND n.place = o.place AND n.login = NEW.actor))) OR (SELECT min(d.giver) FROM delegation d JOIN policy_step_person n ON n.login = d.giver WHERE d.substitute = NEW.actor AND n.chain = r.chain AND n.place = (SELECT min(p.place) FROM policy_step p WHERE p.chain = r.chain AND p.needed > (SELECT count(*) FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.step = p.place)) AND d.since <= CURRENT_DATE AND d.until >= CURRENT_DATE AND NOT EXISTS (SELECT 1 FROM delegation_end x WHERE x.delegation_id = d.id) AND (d.amount IS NULL OR (d.currency = r.currency AND r.amount <= d.amount)) AND d.giver <> r.author AND NOT EXISTS (SELECT 1 FROM event w WHERE w.request_id = r.id AND w.actor = d.giver AND w.content IS NOT NULL) AND EXISTS (SELECT 1 FROM person_role g JOIN person h ON h.login = g.login WHERE g.login = d.giver AND g.role = 'head' AND NOT h.disabled) AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND d.giver IN (e.actor, e.behalf))) IS NOT NULL) ELSE 1 = 0 END
    THEN RAISE(ABORT, 'PD018')
  WHEN CASE WHEN t.who = 'decider' THEN coalesce(r.approved_by, '') <> NEW.actor AND (r.chain IS NULL OR NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.actor = NEW.actor)) ELSE 1 = 0 END
    THEN RAISE(ABORT, 'PD019')
  WHEN CASE WHEN t.who = 'not_decider' THEN coalesce(r.approved_by, '') = NEW.actor OR (r.chain IS NOT NULL AND EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND NEW.actor IN (e.actor, e.behalf))) ELSE 1 = 0 END
    THEN RAISE(ABORT, 'PD008')
  WHEN t.comment = 1 AND ltrim(coalesce(NEW.comment, ''), '	
                  　') = ''
    THEN RAISE(ABORT, 'PD009')
  WHEN NEW.action = 'pay' AND NEW.payment_date IS NULL
    THEN RAISE(ABORT, 'PD010')
  WHEN NEW.action = 'submit' AND (r.subject IS NULL OR r.contractor IS NULL OR r.amount IS NULL OR r.due_date IS NULL OR r.requisites IS NULL OR r.account IS NULL OR r.purpose IS NULL OR (r.currency = 'RUB' AND (r.inn IS NULL OR (r.bic IS NULL AND length(r.account) = 20 AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'require_bic' AND s.value = 'off')))))
    THEN RAISE(ABORT, 'PD011')
  WHEN NEW.action = 'submit' AND (EXISTS (SELECT 1 FROM request d WHERE d.invoice_key = r.invoice_key AND d.id <> r.id AND (d.status IN ('pending', 'approved', 'paid') OR EXISTS (SELECT 1 FROM event m WHERE m.request_id = d.id AND m.seq > d.head_seq AND m.action = 'submit'))) OR EXISTS (SELECT 1 FROM request_file f JOIN request_file g ON g.sha256 = f.sha256 AND g.kind = f.kind AND NOT f.detached AND NOT g.detached JOIN request d ON d.id = g.request_id WHERE f.request_id = r.id AND f.kind = 'invoice' AND d.id <> r.id AND (d.status IN ('pending', 'approved', 'paid') OR EXISTS (SELECT 1 FROM event m WHERE m.request_id = d.id AND m.seq > d.head_seq AND m.action = 'submit')))) AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'duplicate_ok' AND e.seq > (SELECT max(w.seq) FROM event w WHERE w.request_id = r.id AND w.content IS NOT NULL))
    THEN RAISE(ABORT, 'PD040')
  WHEN r.exported_in IS NOT NULL AND (NEW.action IN ('return', 'revoke') OR (NEW.action = 'export' AND ltrim(coalesce(NEW.comment, ''), '	
                  　') = ''))
    THEN RAISE(ABORT, 'PD014')
  WHEN NEW.action = 'recall' AND r.exported_in IS NULL
    THEN RAISE(ABORT, 'PD015')
  WHEN NEW.action = 'export' AND NOT EXISTS (SELECT 1 FROM bank_batch_item i JOIN bank_batch b ON b.id = i.batch_id WHERE b.id = NEW.batch AND i.request_id = r.id AND b.actor = NEW.actor AND b.voided_by IS NULL)
    THEN RAISE(ABORT, 'PD016')
  WHEN NEW.action = 'export' AND EXISTS (SELECT 1 FROM setting s WHERE s.name = 'require_trusted' AND s.value = 'on') AND NOT EXISTS (SELECT 1 FROM account_trust x WHERE x.account = r.account AND x.contractor = coalesce(r.inn, r.contractor_key) AND x.trusted AND x.counts_from <= NEW.at AND x.id = (SELECT max(y.id) FROM account_trust y WHERE y.account = x.account AND y.contractor = x.contractor))
    THEN RAISE(ABORT, 'PD035')
  WHEN t.writes = 0 AND (t.moves = 1 OR t.action = 'export') AND t.target <> 'draft' AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') <> json_patch('{}', json_object('subject', r.subject, 'contractor', r.contractor, 'amount', r.amount, 'currency', r.currency, 'due_date', r.due_date, 'requisites', r.requisites, 'inn', r.inn, 'kpp', r.kpp, 'bic', r.bic, 'account', r.account, 'corr_account', r.corr_account, 'bank', r.bank, 'purpose', r.purpose, 'invoice_number', r.invoice_number, 'invoice_date', r.invoice_date, 'files', (SELECT group_concat(sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content AND NOT f.detached ORDER BY f.id))))
    THEN RAISE(ABORT, 'PD012')
  WHEN t.writes = 1 AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') = json_patch('{}', json_object('subject', r.subject, 'contractor', r.contractor, 'amount', r.amount, 'currency', r.currency, 'due_date', r.due_date, 'requisites', r.requisites, 'inn', r.inn, 'kpp', r.kpp, 'bic', r.bic, 'account', r.account, 'corr_account', r.corr_account, 'bank', r.bank, 'purpose', r.purpose, 'invoice_number', r.invoice_number, 'invoice_date', r.invoice_date, 'files', (SELECT group_concat(sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content AND NOT f.detached ORDER BY f.id))))
    THEN RAISE(ABORT, 'PD013')
END
FROM request r LEFT JOIN (SELECT v.column1 AS action, v.column2 AS source, v.column3 AS target, v.column4 AS roles, v.column5 AS who, v.column6 AS comment, v.column7 AS writes, v.column8 AS moves FROM (VALUES ('create', '', 'draft', 'manager', 'author', 0, 1, 1),
  ('edit', 'draft', 'draft', 'manager', 'author', 0, 1, 1),
  ('duplicate_ok', 'draft', 'draft', 'manager', 'author', 1, 0, 0),
  ('submit', 'draft', 'pending', 'manager', 'author', 0, 0, 1),
  ('withdraw', 'pending', 'draft', 'manager', 'author', 0, 0, 1),
  ('approve', 'pending', 'approved', 'head', 'not_author', 0, 0, 1),
  ('revoke', 'pending', 'pending', 'head', 'decider', 1, 0, 1),
  ('revoke', 'approved', 'pending', 'head', 'decider', 1, 0, 1),
  ('reject', 'pending', 'rejected', 'head', 'not_author', 1, 0, 1),
  ('return', 'pending', 'draft', 'head', 'not_author', 1, 0, 1),
  ('return', 'approved', 'draft', 'accountant head', 'not_author', 1, 0, 1),
  ('revise', 'rejected', 'draft', 'manager', 'author', 0, 0, 1),
  ('pay', 'approved', 'paid', 'accountant', 'not_decider', 0, 0, 1),
  ('export', 'approved', 'approved', 'accountant', 'not_decider', 0, 0, 0),
  ('recall', 'approved', 'approved', 'accountant', 'anyone', 1, 0, 0),
  ('reopen', 'paid', 'approved', 'accountant', 'anyone', 1, 0, 1),
  ('discard', 'draft', 'discarded', 'manager', 'author', 0, 0, 1),
  ('comment', 'draft', 'draft', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'pending', 'pending', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'approved', 'approved', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'paid', 'paid', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'rejected', 'rejected', 'manager head accountant', 'anyone', 1, 0, 0),
  ('attach', 'draft', 'draft', 'manager', 'author', 0, 1, 1),
  ('attach', 'pending', 'pending', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'approved', 'approved', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'paid', 'paid', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'rejected', 'rejected', 'manager head accountant', 'anyone', 0, 0, 0),
  ('detach', 'draft', 'draft', 'manager', 'author', 0, 1, 1)) v) t
  ON t.action = NEW.action AND t.source = CASE r.head_seq WHEN 0 THEN '' ELSE r.status END
  WHERE r.id = NEW.request_id;
SELECT CASE WHEN NEW.seq <> r.head_seq + 1 OR NEW.prev <> r.head_hash OR coalesce(NEW.from_status, '') <> t.source
  OR NEW.to_status <> CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN CASE WHEN EXISTS (SELECT 1 FROM policy_step p WHERE p.chain = r.chain AND p.needed > (SELECT count(*) FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.step = p.place) + CASE WHEN p.place = (SELECT min(p.place) FROM policy_step p WHERE p.chain = r.chain AND p.needed > (SELECT count(*) FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.step = p.place)) THEN 1 ELSE 0 END) THEN r.status ELSE t.target END ELSE t.target END OR NEW.step IS NOT CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN (SELECT min(p.place) FROM policy_step p WHERE p.chain = r.chain AND p.needed > (SELECT count(*) FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.step = p.place)) END
  OR NEW.behalf IS NOT CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN CASE WHEN EXISTS (SELECT 1 FROM policy_step o WHERE o.chain = r.chain AND o.place = (SELECT min(p.place) FROM policy_step p WHERE p.chain = r.chain AND p.needed > (SELECT count(*) FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.step = p.place)) AND (o.role = 'head' OR EXISTS (SELECT 1 FROM policy_step_person n WHERE n.chain = o.chain AND n.place = o.place AND n.login = NEW.actor))) THEN NULL ELSE (SELECT min(d.giver) FROM delegation d JOIN policy_step_person n ON n.login = d.giver WHERE d.substitute = NEW.actor AND n.chain = r.chain AND n.place = (SELECT min(p.place) FROM policy_step p WHERE p.chain = r.chain AND p.needed > (SELECT count(*) FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.step = p.place)) AND d.since <= CURRENT_DATE AND d.until >= CURRENT_DATE AND NOT EXISTS (SELECT 1 FROM delegation_end x WHERE x.delegation_id = d.id) AND (d.amount IS NULL OR (d.currency = r.currency AND r.amount <= d.amount)) AND d.giver <> r.author AND NOT EXISTS (SELECT 1 FROM event w WHERE w.request_id = r.id AND w.actor = d.giver AND w.content IS NOT NULL) AND EXISTS (SELECT 1 FROM person_role g JOIN person h ON h.login = g.login WHERE g.login = d.giver AND g.role = 'head' AND NOT h.disabled) AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND d.giver IN (e.actor, e.behalf))) END END OR NEW.chain IS NOT CASE WHEN NEW.action = 'submit' THEN (SELECT min(c.id) FROM policy_chain c WHERE c.policy_id = (SELECT max(f.policy_id) FROM policy_confirmation f) AND (c.currency IS NULL OR c.currency = r.currency) AND (c.amount_from IS NULL OR r.amount >= c.amount_from) AND (c.amount_below IS NULL OR r.amount < c.amount_below) AND (c.inn IS NULL OR c.inn = r.inn) AND (c.author IS NULL OR c.author = r.author) AND (NOT c.first_payment OR NOT EXISTS (SELECT 1 FROM request q WHERE q.status = 'paid' AND (q.inn = r.inn OR (r.inn IS NULL AND q.account = r.account))))) END OR NEW.version <> r.version + t.moves OR length(NEW.hash) <> 64
  OR (t.writes = 1 AND NEW.content IS NOT json_patch('{}', json_object('subject', r.subject, 'contractor', r.contractor, 'amount', r.amount, 'currency', r.currency, 'due_date', r.due_date, 'requisites', r.requisites, 'inn', r.inn, 'kpp', r.kpp, 'bic', r.bic, 'account', r.account, 'corr_account', r.corr_account, 'bank', r.bank, 'purpose', r.purpose, 'invoice_number', r.invoice_number, 'invoice_date', r.invoice_date, 'files', (SELECT group_concat(sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content AND NOT f.detached ORDER BY f.id)))))
  OR (t.writes = 0 AND (NEW.content IS NOT NULL OR NEW.digest <> r.digest))
  OR (NEW.action = 'attach' AND NOT EXISTS (SELECT 1 FROM request_file f
    WHERE f.request_id = r.id AND f.sha256 = NEW.file AND f.added_by = NEW.actor AND NEW.detail ->> '$.id' = f.id AND NEW.detail ->> '$.kind' = f.kind AND NEW.detail ->> '$.name' = f.name AND NEW.detail ->> '$.media_type' = f.media_type AND NEW.detail ->> '$.added_by' = f.added_by AND NEW.detail ->> '$.added_at' = f.added_at))
  OR (NEW.action = 'detach' AND NOT EXISTS (SELECT 1 FROM request_file f
    WHERE f.request_id = r.id AND f.sha256 = NEW.file AND f.detached AND NEW.detail ->> '$.id' = f.id AND NEW.detail ->> '$.kind' = f.kind AND NEW.detail ->> '$.name' = f.name AND NEW.detail ->> '$.media_type' = f.media_type AND NEW.detail ->> '$.added_by' = f.added_by AND NEW.detail ->> '$.added_at' = f.added_at))
  OR (NEW.action = 'create' AND (NEW.detail IS NULL OR NEW.detail ->> '$.key' IS NOT r.key))
  OR (NEW.action = 'submit' AND NEW.detail IS NOT (SELECT o.rules -> ('$[' || (c.place - 1) || ']') FROM policy_chain c JOIN policy o ON o.id = c.policy_id WHERE c.id = NEW.chain))
  OR (NEW.action NOT IN ('attach', 'detach', 'create', 'submit') AND NEW.detail IS NOT NULL)
  THEN RAISE(ABORT, 'PD020') END
FROM request r LEFT JOIN (SELECT v.column1 AS action, v.column2 AS source, v.column3 AS target, v.column4 AS roles, v.column5 AS who, v.column6 AS comment, v.column7 AS writes, v.column8 AS moves FROM (VALUES ('create', '', 'draft', 'manager', 'author', 0, 1, 1),
  ('edit', 'draft', 'draft', 'manager', 'author', 0, 1, 1),
  ('duplicate_ok', 'draft', 'draft', 'manager', 'author', 1, 0, 0),
  ('submit', 'draft', 'pending', 'manager', 'author', 0, 0, 1),
  ('withdraw', 'pending', 'draft', 'manager', 'author', 0, 0, 1),
  ('approve', 'pending', 'approved', 'head', 'not_author', 0, 0, 1),
  ('revoke', 'pending', 'pending', 'head', 'decider', 1, 0, 1),
  ('revoke', 'approved', 'pending', 'head', 'decider', 1, 0, 1),
  ('reject', 'pending', 'rejected', 'head', 'not_author', 1, 0, 1),
  ('return', 'pending', 'draft', 'head', 'not_author', 1, 0, 1),
  ('return', 'approved', 'draft', 'accountant head', 'not_author', 1, 0, 1),
  ('revise', 'rejected', 'draft', 'manager', 'author', 0, 0, 1),
  ('pay', 'approved', 'paid', 'accountant', 'not_decider', 0, 0, 1),
  ('export', 'approved', 'approved', 'accountant', 'not_decider', 0, 0, 0),
  ('recall', 'approved', 'approved', 'accountant', 'anyone', 1, 0, 0),
  ('reopen', 'paid', 'approved', 'accountant', 'anyone', 1, 0, 1),
  ('discard', 'draft', 'discarded', 'manager', 'author', 0, 0, 1),
  ('comment', 'draft', 'draft', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'pending', 'pending', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'approved', 'approved', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'paid', 'paid', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'rejected', 'rejected', 'manager head accountant', 'anyone', 1, 0, 0),
  ('attach', 'draft', 'draft', 'manager', 'author', 0, 1, 1),
  ('attach', 'pending', 'pending', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'approved', 'approved', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'paid', 'paid', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'rejected', 'rejected', 'manager head accountant', 'anyone', 0, 0, 0),
  ('detach', 'draft', 'draft', 'manager', 'author', 0, 1, 1)) v) t
  ON t.action = NEW.action AND t.source = CASE r.head_seq WHEN 0 THEN '' ELSE r.status END
  WHERE r.id = NEW.request_id;
END;
CREATE TRIGGER event_move AFTER INSERT ON event BEGIN
UPDATE request SET
  status = NEW.to_status, version = NEW.version, updated_at = NEW.at,
  created_at = CASE WHEN NEW.action = 'create' THEN NEW.at ELSE created_at END,
  head_seq = NEW.seq, head_hash = NEW.hash, digest = NEW.digest,
  approved_by = CASE WHEN NEW.to_status = 'approved' AND NEW.action = 'approve' THEN NEW.actor
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_by END,
  approved_at = CASE WHEN NEW.to_status = 'approved' AND NEW.action = 'approve' THEN NEW.at
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_at END,
  paid_by = CASE WHEN NEW.action = 'pay' THEN NEW.actor WHEN NEW.to_status = 'paid' THEN paid_by END,
  payment_date = CASE WHEN NEW.action = 'pay' THEN NEW.payment_date WHEN NEW.to_status = 'paid' THEN payment_date END,
  payment_number = CASE WHEN NEW.action = 'pay' THEN NEW.payment_number
    WHEN NEW.to_status = 'paid' THEN payment_number END,
  key = CASE WHEN NEW.to_status <> 'discarded' THEN key END,
  exported_in = CASE WHEN NEW.action = 'export' THEN NEW.batch
    WHEN NEW.to_status IN ('approved', 'paid') AND NEW.action NOT IN ('recall', 'reopen') THEN exported_in END,
  chain = CASE WHEN NEW.action = 'submit' THEN NEW.chain
    WHEN NEW.to_status IN ('pending', 'approved', 'paid') THEN chain END,
  returned_by = CASE WHEN NEW.action = 'return' AND NEW.from_status = 'approved' THEN NEW.actor
    WHEN NEW.to_status IN ('draft', 'pending') THEN returned_by END
  WHERE id = NEW.request_id;
END;
CREATE TRIGGER request_insert_guard BEFORE INSERT ON request BEGIN
SELECT CASE
  WHEN NEW.status <> 'draft' OR NEW.version <> 0 OR NEW.head_seq <> 0 OR NEW.head_hash <> '' OR NEW.digest <> ''
    OR NEW.approved_by IS NOT NULL OR NEW.approved_at IS NOT NULL OR NEW.paid_by IS NOT NULL OR NEW.payment_date IS NOT NULL OR NEW.payment_number IS NOT NULL OR NEW.returned_by IS NOT NULL OR NEW.chain IS NOT NULL
    OR EXISTS (SELECT 1 FROM request r WHERE r.id = NEW.id OR r.key = NEW.key) THEN RAISE(ABORT, 'PD020')
  WHEN NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = NEW.author AND NOT p.disabled) THEN RAISE(ABORT, 'PD001')
  WHEN NOT EXISTS (SELECT 1 FROM person_role p WHERE p.login = NEW.author AND p.role = 'manager')
    THEN RAISE(ABORT, 'PD005')
END;
END;
CREATE TRIGGER request_update_guard BEFORE UPDATE ON request BEGIN
SELECT CASE
  WHEN NEW.id IS NOT OLD.id OR NEW.author IS NOT OLD.author OR (NEW.created_at IS NOT OLD.created_at AND OLD.head_seq > 0) THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq = OLD.head_seq AND (NEW.version IS NOT OLD.version OR NEW.status IS NOT OLD.status OR NEW.updated_at IS NOT OLD.updated_at OR NEW.head_seq IS NOT OLD.head_seq OR NEW.head_hash IS NOT OLD.head_hash OR NEW.digest IS NOT OLD.digest OR NEW.approved_by IS NOT OLD.approved_by OR NEW.approved_at IS NOT OLD.approved_at OR NEW.paid_by IS NOT OLD.paid_by OR NEW.payment_date IS NOT OLD.payment_date OR NEW.payment_number IS NOT OLD.payment_number OR NEW.returned_by IS NOT OLD.returned_by OR NEW.exported_in IS NOT OLD.exported_in OR NEW.chain IS NOT OLD.chain OR NEW.created_at IS NOT OLD.created_at) THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq = OLD.head_seq AND OLD.status <> 'draft' THEN RAISE(ABORT, 'PD021')
  WHEN NEW.head_seq = OLD.head_seq AND NEW.key IS NOT OLD.key THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq <> OLD.head_seq AND (NEW.subject IS NOT OLD.subject OR NEW.contractor IS NOT OLD.contractor OR NEW.amount IS NOT OLD.amount OR NEW.currency IS NOT OLD.currency OR NEW.due_date IS NOT OLD.due_date OR NEW.requisites IS NOT OLD.requisites OR NEW.inn IS NOT OLD.inn OR NEW.kpp IS NOT OLD.kpp OR NEW.bic IS NOT OLD.bic OR NEW.account IS NOT OLD.account OR NEW.corr_account IS NOT OLD.corr_account OR NEW.bank IS NOT OLD.bank OR NEW.purpose IS NOT OLD.purpose OR NEW.invoice_number IS NOT OLD.invoice_number OR NEW.invoice_date IS NOT OLD.invoice_date OR NEW.fingerprint IS NOT OLD.fingerprint OR NEW.search IS NOT OLD.search OR NEW.contractor_key IS NOT OLD.contractor_key OR NEW.invoice_key IS NOT OLD.invoice_key) THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq <> OLD.head_seq AND NEW.key IS NOT OLD.key AND (NEW.key IS NOT NULL OR NEW.status <> 'discarded')
    THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq <> OLD.head_seq AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = OLD.id
    AND e.seq = NEW.head_seq AND e.seq = OLD.head_seq + 1 AND e.hash = NEW.head_hash AND e.to_status = NEW.status
    AND e.version = NEW.version AND e.digest = NEW.digest) THEN RAISE(ABORT, 'PD020')
END;
END;
CREATE TRIGGER request_file_guard BEFORE INSERT ON request_file BEGIN
SELECT CASE
  WHEN EXISTS (SELECT 1 FROM request_file f WHERE f.id = NEW.id) THEN RAISE(ABORT, 'PD020')
  WHEN NEW.in_content <> (SELECT r.status = 'draft' FROM request r WHERE r.id = NEW.request_id) THEN RAISE(ABORT, 'PD020')
  WHEN NEW.detached THEN RAISE(ABORT, 'PD020')
  WHEN (SELECT count(*) >= 100 FROM request_file f WHERE f.request_id = NEW.request_id)
  OR EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = NEW.sha256 AND (b.size > 20971520 OR b.size
    + coalesce((SELECT sum(o.size) FROM request_file f JOIN blob o ON o.sha256 = f.sha256
      WHERE f.request_id = NEW.request_id), 0) > 209715200)) THEN RAISE(ABORT, 'PD039')
END;
END;
CREATE TRIGGER blob_guard BEFORE INSERT ON blob BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = NEW.sha256);
END;
CREATE TRIGGER admin_event_guard BEFORE INSERT ON admin_event BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE length(NEW.hash) <> 64
  OR NEW.id <> coalesce((SELECT max(id) FROM admin_event), 0) + 1
  OR NEW.prev <> coalesce((SELECT c.hash FROM admin_event c ORDER BY c.id DESC LIMIT 1), '');
END;
CREATE TRIGGER seal_guard BEFORE INSERT ON seal BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE length(NEW.hash) <> 64
  OR NEW.id <> coalesce((SELECT max(id) FROM seal), 0) + 1
  OR NEW.prev <> coalesce((SELECT c.hash FROM seal c ORDER BY c.id DESC LIMIT 1), '');
SELECT RAISE(ABORT, 'PD026') WHERE NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
  WHERE p.login = NEW.actor AND NOT q.disabled AND p.role IN ('auditor', 'admin'));
END;
CREATE TRIGGER seal_leaf_guard BEFORE INSERT ON seal_leaf BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE NEW.seal_id <> (SELECT max(id) FROM seal)
  OR EXISTS (SELECT 1 FROM seal_leaf l WHERE l.seal_id = NEW.seal_id AND l.request_id = NEW.request_id);
END;
CREATE TRIGGER own_account_guard BEFORE INSERT ON own_account BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE EXISTS (SELECT 1 FROM own_account a WHERE a.id = NEW.id);
END;
CREATE TRIGGER bank_load_guard BEFORE INSERT ON bank_load BEGIN
SELECT RAISE(ABORT, 'PD028') WHERE NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
  WHERE p.login = NEW.actor AND NOT q.disabled AND p.role IN ('accountant', 'admin'));
SELECT RAISE(ABORT, 'PD027') WHERE NEW.id <> coalesce((SELECT max(id) FROM bank_load), 0) + 1;
END;
CREATE TRIGGER bank_batch_guard BEFORE INSERT ON bank_batch BEGIN
SELECT RAISE(ABORT, 'PD028') WHERE NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
  WHERE p.login = NEW.actor AND NOT q.disabled AND p.role IN ('accountant'));
SELECT RAISE(ABORT, 'PD027') WHERE NEW.id <> coalesce((SELECT max(id) FROM bank_batch), 0) + 1;
SELECT RAISE(ABORT, 'PD020') WHERE NEW.void_reason IS NOT NULL;
END;
CREATE TRIGGER bank_batch_void_guard BEFORE UPDATE ON bank_batch BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE OLD.void_reason IS NOT NULL OR NEW.void_reason IS NULL OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.actor IS NOT OLD.actor OR NEW.own_account_id IS NOT OLD.own_account_id OR NEW.sha256 IS NOT OLD.sha256 OR NEW.orders IS NOT OLD.orders OR NEW.total IS NOT OLD.total OR NEW.manifest IS NOT OLD.manifest;
END;
CREATE TRIGGER bank_batch_item_guard BEFORE INSERT ON bank_batch_item BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE NEW.batch_id <> (SELECT max(id) FROM bank_batch);
END;
CREATE TRIGGER statement_guard BEFORE INSERT ON statement BEGIN
SELECT RAISE(ABORT, 'PD028') WHERE NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
  WHERE p.login = NEW.actor AND NOT q.disabled AND p.role IN ('accountant'));
SELECT RAISE(ABORT, 'PD027') WHERE NEW.id <> coalesce((SELECT max(id) FROM statement), 0) + 1;
END;
CREATE TRIGGER statement_line_guard BEFORE INSERT ON statement_line BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE NEW.statement_id <> (SELECT max(id) FROM statement);
END;
CREATE TRIGGER account_balance_guard BEFORE INSERT ON account_balance BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE NEW.statement_id <> (SELECT max(id) FROM statement);
END;
CREATE TRIGGER contractor_guard BEFORE INSERT ON contractor BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE EXISTS (SELECT 1 FROM contractor c WHERE c.key = NEW.key);
END;
CREATE TRIGGER contractor_key_guard BEFORE UPDATE ON contractor BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE NEW.key IS NOT OLD.key;
END;
CREATE TRIGGER contractor_no_delete BEFORE DELETE ON contractor BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER account_trust_guard BEFORE INSERT ON account_trust BEGIN
SELECT CASE
  WHEN NEW.id <> coalesce((SELECT max(id) FROM account_trust), 0) + 1 THEN RAISE(ABORT, 'PD027')
  WHEN NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
    WHERE p.login = NEW.actor AND NOT q.disabled AND p.role IN ('head', 'accountant')) THEN RAISE(ABORT, 'PD032')
  WHEN NOT NEW.trusted AND (NEW.first_seen IS NOT NULL OR NEW.counts_from IS NOT NULL) THEN RAISE(ABORT, 'PD020')
  WHEN NEW.trusted AND EXISTS (SELECT 1 FROM request q WHERE q.account = NEW.account AND (q.author = NEW.actor OR EXISTS (SELECT 1 FROM event e WHERE e.request_id = q.id AND e.actor = NEW.actor AND e.content IS NOT NULL))) THEN RAISE(ABORT, 'PD033')
  WHEN NEW.trusted AND (SELECT min((SELECT max(e.at) FROM event e WHERE e.request_id = q.id AND e.action = 'submit')) FROM request q WHERE q.account = NEW.account AND coalesce(q.inn, q.contractor_key) = NEW.contractor AND q.status IN ('pending', 'approved', 'paid', 'rejected')) IS NULL THEN RAISE(ABORT, 'PD034')
  WHEN NEW.trusted AND (NEW.first_seen IS NOT (SELECT min((SELECT max(e.at) FROM event e WHERE e.request_id = q.id AND e.action = 'submit')) FROM request q WHERE q.account = NEW.account AND coalesce(q.inn, q.contractor_key) = NEW.contractor AND q.status IN ('pending', 'approved', 'paid', 'rejected')) OR NEW.counts_from IS NOT strftime('%Y-%m-%dT%H:%M:%S', substr(NEW.first_seen, 1, 19), '+' || coalesce((SELECT s.value FROM setting s WHERE s.name = 'trust_wait_hours'), '0') || ' hours') || substr(NEW.first_seen, 20))
    THEN RAISE(ABORT, 'PD020')
END;
END;
CREATE TRIGGER account_trust_no_update BEFORE UPDATE ON account_trust BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER account_trust_no_delete BEFORE DELETE ON account_trust BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER repeat_plan_guard BEFORE INSERT ON repeat_plan BEGIN
SELECT CASE
  WHEN EXISTS (SELECT 1 FROM repeat_plan p WHERE p.id = NEW.id) OR NEW.stopped THEN RAISE(ABORT, 'PD020')
  WHEN NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
    WHERE p.login = NEW.owner AND NOT q.disabled AND p.role = 'manager') THEN RAISE(ABORT, 'PD005')
END;
END;
CREATE TRIGGER repeat_plan_stop_guard BEFORE UPDATE ON repeat_plan BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE NOT NEW.stopped OR NEW.id IS NOT OLD.id OR NEW.owner IS NOT OLD.owner OR NEW.every IS NOT OLD.every OR NEW.first_due IS NOT OLD.first_due OR NEW.until IS NOT OLD.until OR NEW.content IS NOT OLD.content;
END;
CREATE TRIGGER repeat_plan_no_delete BEFORE DELETE ON repeat_plan BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER repeat_period_guard BEFORE INSERT ON repeat_period BEGIN
SELECT RAISE(ABORT, 'PD020')
  WHERE EXISTS (SELECT 1 FROM repeat_period d WHERE d.plan_id = NEW.plan_id AND d.number = NEW.number)
  OR (NEW.request_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM request r JOIN repeat_plan p ON p.owner = r.author
    WHERE r.id = NEW.request_id AND p.id = NEW.plan_id));
END;
CREATE TRIGGER repeat_period_no_update BEFORE UPDATE ON repeat_period BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER repeat_period_no_delete BEFORE DELETE ON repeat_period BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER policy_guard BEFORE INSERT ON policy BEGIN
SELECT RAISE(ABORT, 'PD023') WHERE NOT EXISTS (SELECT 1 FROM person_role p
  JOIN person q ON q.login = p.login WHERE p.login = NEW.actor AND NOT q.disabled AND p.role = 'admin');
SELECT RAISE(ABORT, 'PD027') WHERE NEW.id <> coalesce((SELECT max(id) FROM policy), 0) + 1;
END;
CREATE TRIGGER policy_spread AFTER INSERT ON policy BEGIN
INSERT INTO policy_chain
  (id, policy_id, place, currency, amount_from, amount_below, inn, author, first_payment)
  SELECT NEW.id * 1000 + e.key + 1, NEW.id, e.key + 1, e.value ->> '$.currency', e.value ->> '$.amount_from',
    e.value ->> '$.amount_below', e.value ->> '$.inn', e.value ->> '$.author',
    coalesce(e.value ->> '$.first_payment', 0)
  FROM json_each(NEW.rules) e;
INSERT INTO policy_step (chain, place, role, needed)
  SELECT c.id, s.key + 1, s.value ->> '$.role', s.value ->> '$.needed'
  FROM policy_chain c, json_each(NEW.rules, '$[' || (c.place - 1) || '].steps') s WHERE c.policy_id = NEW.id;
INSERT INTO policy_step_person (chain, place, login)
  SELECT s.chain, s.place, n.value FROM policy_chain c JOIN policy_step s ON s.chain = c.id,
    json_each(NEW.rules, '$[' || (c.place - 1) || '].steps[' || (s.place - 1) || '].persons') n
  WHERE c.policy_id = NEW.id;
SELECT RAISE(ABORT, 'PD029') WHERE NOT EXISTS (SELECT 1 FROM policy_chain c WHERE c.policy_id = NEW.id
    AND coalesce(c.currency, c.inn, c.author) IS NULL AND NOT c.first_payment)
  OR EXISTS (SELECT 1 FROM policy_chain c WHERE c.policy_id = NEW.id
    AND NOT EXISTS (SELECT 1 FROM policy_step s WHERE s.chain = c.id))
  OR EXISTS (SELECT 1 FROM policy_step s JOIN policy_chain c ON c.id = s.chain WHERE c.policy_id = NEW.id
    AND s.role IS NULL AND s.needed > (SELECT count(*) FROM policy_step_person n
      WHERE n.chain = s.chain AND n.place = s.place));
END;
CREATE TRIGGER policy_confirmation_guard BEFORE INSERT ON policy_confirmation BEGIN
SELECT RAISE(ABORT, 'PD023') WHERE NOT EXISTS (SELECT 1 FROM person_role p
  JOIN person q ON q.login = p.login WHERE p.login = NEW.actor AND NOT q.disabled AND p.role = 'admin');
SELECT RAISE(ABORT, 'PD030') WHERE EXISTS (SELECT 1 FROM policy_confirmation f WHERE f.policy_id > NEW.policy_id) OR EXISTS (SELECT 1 FROM policy_confirmation f WHERE f.policy_id = NEW.policy_id)
  OR ((SELECT count(*) FROM person_role p JOIN person q ON q.login = p.login WHERE p.role = 'admin' AND NOT q.disabled) > 1 AND EXISTS (SELECT 1 FROM policy o WHERE o.id = NEW.policy_id AND o.actor = NEW.actor));
END;
CREATE TRIGGER delegation_guard BEFORE INSERT ON delegation BEGIN
SELECT RAISE(ABORT, 'PD027') WHERE NEW.id <> coalesce((SELECT max(id) FROM delegation), 0) + 1;
SELECT RAISE(ABORT, 'PD031') WHERE NEW.giver NOT IN (SELECT p.login FROM person_role p JOIN person q ON q.login = p.login WHERE p.role = 'head' AND NOT q.disabled) OR NEW.substitute NOT IN (SELECT p.login FROM person_role p JOIN person q ON q.login = p.login WHERE p.role = 'head' AND NOT q.disabled) OR NEW.until < CURRENT_DATE;
END;
CREATE TRIGGER delegation_end_guard BEFORE INSERT ON delegation_end BEGIN
SELECT RAISE(ABORT, 'PD031') WHERE NOT EXISTS (SELECT 1 FROM delegation d JOIN person q ON q.login = NEW.actor AND NOT q.disabled
    WHERE d.id = NEW.delegation_id AND (d.giver = NEW.actor
      OR EXISTS (SELECT 1 FROM person_role p WHERE p.login = NEW.actor AND p.role = 'admin')))
  OR EXISTS (SELECT 1 FROM delegation_end x WHERE x.delegation_id = NEW.delegation_id);
END;
CREATE TRIGGER policy_chain_guard BEFORE INSERT ON policy_chain BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE NEW.id / 1000 <> (SELECT max(id) FROM policy)
  OR EXISTS (SELECT 1 FROM policy_confirmation f WHERE f.policy_id = NEW.id / 1000);
END;
CREATE TRIGGER policy_step_guard BEFORE INSERT ON policy_step BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE NEW.chain / 1000 <> (SELECT max(id) FROM policy)
  OR EXISTS (SELECT 1 FROM policy_confirmation f WHERE f.policy_id = NEW.chain / 1000);
END;
CREATE TRIGGER policy_step_person_guard BEFORE INSERT ON policy_step_person BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE NEW.chain / 1000 <> (SELECT max(id) FROM policy)
  OR EXISTS (SELECT 1 FROM policy_confirmation f WHERE f.policy_id = NEW.chain / 1000);
END;
CREATE TRIGGER event_tell AFTER INSERT ON event WHEN NEW.action IN ('submit', 'approve', 'reject', 'return', 'pay', 'reopen', 'comment') BEGIN
INSERT INTO outbox (request_id, seq) VALUES (NEW.request_id, NEW.seq);
END;
CREATE TRIGGER outbox_guard BEFORE UPDATE ON outbox BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER delivery_guard BEFORE UPDATE ON delivery BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE OLD.state IN ('sent', 'dropped') OR NEW.key IS NOT OLD.key OR NEW.request_id IS NOT OLD.request_id OR NEW.seq IS NOT OLD.seq OR NEW.kind IS NOT OLD.kind OR NEW.login IS NOT OLD.login OR NEW.channel IS NOT OLD.channel OR NEW.created_at IS NOT OLD.created_at;
END;
CREATE TRIGGER delivery_no_delete BEFORE DELETE ON delivery BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER request_file_no_update BEFORE UPDATE ON request_file BEGIN
SELECT CASE
  WHEN OLD.detached OR NOT NEW.detached OR NOT OLD.in_content OR NEW.id IS NOT OLD.id OR NEW.request_id IS NOT OLD.request_id OR NEW.kind IS NOT OLD.kind OR NEW.name IS NOT OLD.name OR NEW.media_type IS NOT OLD.media_type OR NEW.sha256 IS NOT OLD.sha256 OR NEW.in_content IS NOT OLD.in_content OR NEW.added_by IS NOT OLD.added_by OR NEW.added_at IS NOT OLD.added_at THEN RAISE(ABORT, 'PD020')
  WHEN (SELECT r.status FROM request r WHERE r.id = NEW.request_id) <> 'draft' THEN RAISE(ABORT, 'PD021')
END;
END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER admin_event_no_update BEFORE UPDATE ON admin_event BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER seal_no_update BEFORE UPDATE ON seal BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER seal_leaf_no_update BEFORE UPDATE ON seal_leaf BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER bank_load_no_update BEFORE UPDATE ON bank_load BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER bank_batch_item_no_update BEFORE UPDATE ON bank_batch_item BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER statement_no_update BEFORE UPDATE ON statement BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER statement_line_no_update BEFORE UPDATE ON statement_line BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER account_balance_no_update BEFORE UPDATE ON account_balance BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER policy_no_update BEFORE UPDATE ON policy BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER policy_confirmation_no_update BEFORE UPDATE ON policy_confirmation BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER delegation_no_update BEFORE UPDATE ON delegation BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER delegation_end_no_update BEFORE UPDATE ON delegation_end BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER policy_chain_no_update BEFORE UPDATE ON policy_chain BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER policy_step_no_update BEFORE UPDATE ON policy_step BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER policy_step_person_no_update BEFORE UPDATE ON policy_step_person BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER request_no_delete BEFORE DELETE ON request BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER request_file_no_delete BEFORE DELETE ON request_file BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER blob_no_delete BEFORE DELETE ON blob BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER admin_event_no_delete BEFORE DELETE ON admin_event BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER person_no_delete BEFORE DELETE ON person BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER seal_leaf_no_delete BEFORE DELETE ON seal_leaf BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER bank_load_no_delete BEFORE DELETE ON bank_load BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER bank_batch_item_no_delete BEFORE DELETE ON bank_batch_item BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER statement_no_delete BEFORE DELETE ON statement BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER statement_line_no_delete BEFORE DELETE ON statement_line BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER account_balance_no_delete BEFORE DELETE ON account_balance BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER own_account_no_delete BEFORE DELETE ON own_account BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER bank_no_delete BEFORE DELETE ON bank BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER bank_batch_no_delete BEFORE DELETE ON bank_batch BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER policy_no_delete BEFORE DELETE ON policy BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER policy_confirmation_no_delete BEFORE DELETE ON policy_confirmation BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER delegation_no_delete BEFORE DELETE ON delegation BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER delegation_end_no_delete BEFORE DELETE ON delegation_end BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER policy_chain_no_delete BEFORE DELETE ON policy_chain BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER policy_step_no_delete BEFORE DELETE ON policy_step BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER policy_step_person_no_delete BEFORE DELETE ON policy_step_person BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
COMMIT;
