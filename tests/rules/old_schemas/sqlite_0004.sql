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
INSERT INTO "admin_event" VALUES(1,'2026-11-24T18:15:19.682227Z','keeper.desk','setting_changed','guards_sha256','adb944475f52253d31816f64ec8ec184a19a6bcd6646f2ed781070619cf73add','','{"id":1,"actor":"keeper.desk","action":"setting_changed","subject":"guards_sha256","detail":"adb944475f52253d31816f64ec8ec184a19a6bcd6646f2ed781070619cf73add","at":"2026-11-24T18:15:19.682227Z","prev":""}','f6e29587d595903cab199c0977325e947aa798d683e109b9d89ad4dafe9ea7c4');
INSERT INTO "admin_event" VALUES(2,'2026-11-24T18:15:19.683727Z','keeper.desk','setting_changed','database_id','16de36d1','f6e29587d595903cab199c0977325e947aa798d683e109b9d89ad4dafe9ea7c4','{"id":2,"actor":"keeper.desk","action":"setting_changed","subject":"database_id","detail":"16de36d1","at":"2026-11-24T18:15:19.683727Z","prev":"f6e29587d595903cab199c0977325e947aa798d683e109b9d89ad4dafe9ea7c4"}','c4075892808c4b86af64a0b9f6f595cd3f0b3c65813758099d285c3e5499bcab');
INSERT INTO "admin_event" VALUES(3,'2026-11-24T18:15:19.685596Z','keeper.desk','person_added','keeper.desk','{"name": null, "email": null}','c4075892808c4b86af64a0b9f6f595cd3f0b3c65813758099d285c3e5499bcab','{"id":3,"actor":"keeper.desk","action":"person_added","subject":"keeper.desk","detail":"{\"name\": null, \"email\": null}","at":"2026-11-24T18:15:19.685596Z","prev":"c4075892808c4b86af64a0b9f6f595cd3f0b3c65813758099d285c3e5499bcab"}','210eb73c25e940b7eb1a9eee8f75201dc0456a68c791a07dda73e4bd2f8de8a0');
INSERT INTO "admin_event" VALUES(4,'2026-11-24T18:15:19.686198Z','keeper.desk','role_given','keeper.desk','admin','210eb73c25e940b7eb1a9eee8f75201dc0456a68c791a07dda73e4bd2f8de8a0','{"id":4,"actor":"keeper.desk","action":"role_given","subject":"keeper.desk","detail":"admin","at":"2026-11-24T18:15:19.686198Z","prev":"210eb73c25e940b7eb1a9eee8f75201dc0456a68c791a07dda73e4bd2f8de8a0"}','94d747bb191a407fc46844e5ea7a0c8fe57819daa2d92170626809691155118c');
INSERT INTO "admin_event" VALUES(5,'2026-11-24T18:15:19.709825Z','keeper.desk','person_added','anna.desk','{"name": "Anna", "email": null}','94d747bb191a407fc46844e5ea7a0c8fe57819daa2d92170626809691155118c','{"id":5,"actor":"keeper.desk","action":"person_added","subject":"anna.desk","detail":"{\"name\": \"Anna\", \"email\": null}","at":"2026-11-24T18:15:19.709825Z","prev":"94d747bb191a407fc46844e5ea7a0c8fe57819daa2d92170626809691155118c"}','98568ee97f375a96180238ed0fafe029a046f8767e04566f4fbd15ae19186240');
INSERT INTO "admin_event" VALUES(6,'2026-11-24T18:15:19.711755Z','keeper.desk','role_given','anna.desk','manager','98568ee97f375a96180238ed0fafe029a046f8767e04566f4fbd15ae19186240','{"id":6,"actor":"keeper.desk","action":"role_given","subject":"anna.desk","detail":"manager","at":"2026-11-24T18:15:19.711755Z","prev":"98568ee97f375a96180238ed0fafe029a046f8767e04566f4fbd15ae19186240"}','81747c8f2f7e2514f14c9b2689e200e1ffc41eeec3393cc8295516e3740a9b93');
INSERT INTO "admin_event" VALUES(7,'2026-11-24T18:15:19.738503Z','keeper.desk','person_added','boris.desk','{"name": "Boris", "email": null}','81747c8f2f7e2514f14c9b2689e200e1ffc41eeec3393cc8295516e3740a9b93','{"id":7,"actor":"keeper.desk","action":"person_added","subject":"boris.desk","detail":"{\"name\": \"Boris\", \"email\": null}","at":"2026-11-24T18:15:19.738503Z","prev":"81747c8f2f7e2514f14c9b2689e200e1ffc41eeec3393cc8295516e3740a9b93"}','f8aadde65e0b3711cf52c001d54fb28e2cb8a989d306f5dea24fb558eb6b71a0');
INSERT INTO "admin_event" VALUES(8,'2026-11-24T18:15:19.740160Z','keeper.desk','role_given','boris.desk','manager','f8aadde65e0b3711cf52c001d54fb28e2cb8a989d306f5dea24fb558eb6b71a0','{"id":8,"actor":"keeper.desk","action":"role_given","subject":"boris.desk","detail":"manager","at":"2026-11-24T18:15:19.740160Z","prev":"f8aadde65e0b3711cf52c001d54fb28e2cb8a989d306f5dea24fb558eb6b71a0"}','cef800fc33e9ddbc7ecd1ac66cbc8f14a05abcab39dd9ca844fd1435fbac5d93');
INSERT INTO "admin_event" VALUES(9,'2026-11-24T18:15:19.789313Z','keeper.desk','person_added','hanna.desk','{"name": "Hanna", "email": null}','cef800fc33e9ddbc7ecd1ac66cbc8f14a05abcab39dd9ca844fd1435fbac5d93','{"id":9,"actor":"keeper.desk","action":"person_added","subject":"hanna.desk","detail":"{\"name\": \"Hanna\", \"email\": null}","at":"2026-11-24T18:15:19.789313Z","prev":"cef800fc33e9ddbc7ecd1ac66cbc8f14a05abcab39dd9ca844fd1435fbac5d93"}','d799d56195c536a6fcea65a609427663032b50abe5acb865868c519247839682');
INSERT INTO "admin_event" VALUES(10,'2026-11-24T18:15:19.794647Z','keeper.desk','role_given','hanna.desk','head','d799d56195c536a6fcea65a609427663032b50abe5acb865868c519247839682','{"id":10,"actor":"keeper.desk","action":"role_given","subject":"hanna.desk","detail":"head","at":"2026-11-24T18:15:19.794647Z","prev":"d799d56195c536a6fcea65a609427663032b50abe5acb865868c519247839682"}','c016383b43a51b274d505d75e048b36212c80d740b1869e49c8b4d9a743c3e80');
INSERT INTO "admin_event" VALUES(11,'2026-11-24T18:15:19.821926Z','keeper.desk','person_added','henry.desk','{"name": "Henry", "email": null}','c016383b43a51b274d505d75e048b36212c80d740b1869e49c8b4d9a743c3e80','{"id":11,"actor":"keeper.desk","action":"person_added","subject":"henry.desk","detail":"{\"name\": \"Henry\", \"email\": null}","at":"2026-11-24T18:15:19.821926Z","prev":"c016383b43a51b274d505d75e048b36212c80d740b1869e49c8b4d9a743c3e80"}','4b5b86c654c81037b558e5a6a10ada660e3a9492325c6bce72354edd933f1f5f');
INSERT INTO "admin_event" VALUES(12,'2026-11-24T18:15:19.824146Z','keeper.desk','role_given','henry.desk','head','4b5b86c654c81037b558e5a6a10ada660e3a9492325c6bce72354edd933f1f5f','{"id":12,"actor":"keeper.desk","action":"role_given","subject":"henry.desk","detail":"head","at":"2026-11-24T18:15:19.824146Z","prev":"4b5b86c654c81037b558e5a6a10ada660e3a9492325c6bce72354edd933f1f5f"}','aa344ece1f3991b1f524a6ad916f3e183055fbcbbeb512bf637bd1cd613e7c1d');
INSERT INTO "admin_event" VALUES(13,'2026-11-24T18:15:19.845889Z','keeper.desk','person_added','vera.desk','{"name": "Vera", "email": null}','aa344ece1f3991b1f524a6ad916f3e183055fbcbbeb512bf637bd1cd613e7c1d','{"id":13,"actor":"keeper.desk","action":"person_added","subject":"vera.desk","detail":"{\"name\": \"Vera\", \"email\": null}","at":"2026-11-24T18:15:19.845889Z","prev":"aa344ece1f3991b1f524a6ad916f3e183055fbcbbeb512bf637bd1cd613e7c1d"}','05c07cc9b788f0e31019f47df1c3d36ab8ba9c81f70b916b956d12b8af7ef07c');
INSERT INTO "admin_event" VALUES(14,'2026-11-24T18:15:19.846922Z','keeper.desk','role_given','vera.desk','accountant','05c07cc9b788f0e31019f47df1c3d36ab8ba9c81f70b916b956d12b8af7ef07c','{"id":14,"actor":"keeper.desk","action":"role_given","subject":"vera.desk","detail":"accountant","at":"2026-11-24T18:15:19.846922Z","prev":"05c07cc9b788f0e31019f47df1c3d36ab8ba9c81f70b916b956d12b8af7ef07c"}','01d23a2d01890f8bcda14c31f6d2e324a49f0e1b73b28360c5059a1c1b09497c');
INSERT INTO "admin_event" VALUES(15,'2026-11-24T18:15:19.870104Z','keeper.desk','person_added','viktor.desk','{"name": "Viktor", "email": null}','01d23a2d01890f8bcda14c31f6d2e324a49f0e1b73b28360c5059a1c1b09497c','{"id":15,"actor":"keeper.desk","action":"person_added","subject":"viktor.desk","detail":"{\"name\": \"Viktor\", \"email\": null}","at":"2026-11-24T18:15:19.870104Z","prev":"01d23a2d01890f8bcda14c31f6d2e324a49f0e1b73b28360c5059a1c1b09497c"}','3a926f3835e11ecf6d1a87498737ecca048b7a39191fae69bef85cbe56fb022f');
INSERT INTO "admin_event" VALUES(16,'2026-11-24T18:15:19.871215Z','keeper.desk','role_given','viktor.desk','accountant','3a926f3835e11ecf6d1a87498737ecca048b7a39191fae69bef85cbe56fb022f','{"id":16,"actor":"keeper.desk","action":"role_given","subject":"viktor.desk","detail":"accountant","at":"2026-11-24T18:15:19.871215Z","prev":"3a926f3835e11ecf6d1a87498737ecca048b7a39191fae69bef85cbe56fb022f"}','2378a6ea483a910c2622e6cb84f205fb3ccda8bbf3d7871af172958ea3b1858b');
INSERT INTO "admin_event" VALUES(17,'2026-11-24T18:15:19.897329Z','keeper.desk','person_added','olga.desk','{"name": "Olga", "email": null}','2378a6ea483a910c2622e6cb84f205fb3ccda8bbf3d7871af172958ea3b1858b','{"id":17,"actor":"keeper.desk","action":"person_added","subject":"olga.desk","detail":"{\"name\": \"Olga\", \"email\": null}","at":"2026-11-24T18:15:19.897329Z","prev":"2378a6ea483a910c2622e6cb84f205fb3ccda8bbf3d7871af172958ea3b1858b"}','a7c59326af4df5c4daf3ee2245a11845607b503fd52dace15cf472811ea52d4a');
INSERT INTO "admin_event" VALUES(18,'2026-11-24T18:15:19.898377Z','keeper.desk','role_given','olga.desk','auditor','a7c59326af4df5c4daf3ee2245a11845607b503fd52dace15cf472811ea52d4a','{"id":18,"actor":"keeper.desk","action":"role_given","subject":"olga.desk","detail":"auditor","at":"2026-11-24T18:15:19.898377Z","prev":"a7c59326af4df5c4daf3ee2245a11845607b503fd52dace15cf472811ea52d4a"}','64ac796d24fbb1e9e34e47c76bb493c7b650463d1e202e6bee375fc90f354552');
INSERT INTO "admin_event" VALUES(19,'2026-11-24T18:15:20.992756Z','vera.desk','account_added','1','{"id": 1, "name": "main", "organisation": "ООО «Наша компания»", "account": "40702810740000432537", "bic": "044525225", "inn": "7707083893", "currency": "RUB", "is_default": true, "closed": false}','64ac796d24fbb1e9e34e47c76bb493c7b650463d1e202e6bee375fc90f354552','{"id":19,"actor":"vera.desk","action":"account_added","subject":"1","detail":"{\"id\": 1, \"name\": \"main\", \"organisation\": \"ООО «Наша компания»\", \"account\": \"40702810740000432537\", \"bic\": \"044525225\", \"inn\": \"7707083893\", \"currency\": \"RUB\", \"is_default\": true, \"closed\": false}","at":"2026-11-24T18:15:20.992756Z","prev":"64ac796d24fbb1e9e34e47c76bb493c7b650463d1e202e6bee375fc90f354552"}','734f7a3aac9d69338ba43b8aa73a4f248c8b8839a728e98774cbb9ca6994829a');
INSERT INTO "admin_event" VALUES(20,'2026-11-24T18:15:21.077062Z','vera.desk','bank_file_made','1','{"id": 1, "at": "2026-11-24T18:15:21.075516+00:00", "actor": "vera.desk", "own_account_id": 1, "sha256": "bcc38f21b7d30f8247d11850613fc0d323a1bba9f85ab29da7a23da4f368b210", "orders": 1, "total": 1234567, "manifest": "{\"batch\":1,\"account\":\"40702810740000432537\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"bcc38f21b7d30f8247d11850613fc0d323a1bba9f85ab29da7a23da4f368b210\",\"seal\":null,\"orders\":[[2,1]]}"}','734f7a3aac9d69338ba43b8aa73a4f248c8b8839a728e98774cbb9ca6994829a','{"id":20,"actor":"vera.desk","action":"bank_file_made","subject":"1","detail":"{\"id\": 1, \"at\": \"2026-11-24T18:15:21.075516+00:00\", \"actor\": \"vera.desk\", \"own_account_id\": 1, \"sha256\": \"bcc38f21b7d30f8247d11850613fc0d323a1bba9f85ab29da7a23da4f368b210\", \"orders\": 1, \"total\": 1234567, \"manifest\": \"{\\\"batch\\\":1,\\\"account\\\":\\\"40702810740000432537\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"bcc38f21b7d30f8247d11850613fc0d323a1bba9f85ab29da7a23da4f368b210\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,1]]}\"}","at":"2026-11-24T18:15:21.077062Z","prev":"734f7a3aac9d69338ba43b8aa73a4f248c8b8839a728e98774cbb9ca6994829a"}','bd3346288bc00b8ed647324650ab34399e1bc9bf2d39ed8c02cba61a983799a1');
INSERT INTO "admin_event" VALUES(21,'2026-11-24T18:15:21.128478Z','vera.desk','bank_file_voided','1','{"id": 1, "at": "2026-11-24T18:15:21.075516+00:00", "actor": "vera.desk", "own_account_id": 1, "sha256": "bcc38f21b7d30f8247d11850613fc0d323a1bba9f85ab29da7a23da4f368b210", "orders": 1, "total": 1234567, "manifest": "{\"batch\":1,\"account\":\"40702810740000432537\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"bcc38f21b7d30f8247d11850613fc0d323a1bba9f85ab29da7a23da4f368b210\",\"seal\":null,\"orders\":[[2,1]]}", "voided_by": "vera.desk", "voided_at": "2026-11-24T18:15:21.127324+00:00", "void_reason": "не отправлен"}','bd3346288bc00b8ed647324650ab34399e1bc9bf2d39ed8c02cba61a983799a1','{"id":21,"actor":"vera.desk","action":"bank_file_voided","subject":"1","detail":"{\"id\": 1, \"at\": \"2026-11-24T18:15:21.075516+00:00\", \"actor\": \"vera.desk\", \"own_account_id\": 1, \"sha256\": \"bcc38f21b7d30f8247d11850613fc0d323a1bba9f85ab29da7a23da4f368b210\", \"orders\": 1, \"total\": 1234567, \"manifest\": \"{\\\"batch\\\":1,\\\"account\\\":\\\"40702810740000432537\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"bcc38f21b7d30f8247d11850613fc0d323a1bba9f85ab29da7a23da4f368b210\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,1]]}\", \"voided_by\": \"vera.desk\", \"voided_at\": \"2026-11-24T18:15:21.127324+00:00\", \"void_reason\": \"не отправлен\"}","at":"2026-11-24T18:15:21.128478Z","prev":"bd3346288bc00b8ed647324650ab34399e1bc9bf2d39ed8c02cba61a983799a1"}','aaaa9cda1d34fd2d02081850016b21e262209b7d7c435c0593818b270284a28b');
INSERT INTO "admin_event" VALUES(22,'2026-11-24T18:15:21.218186Z','vera.desk','bank_file_made','2','{"id": 2, "at": "2026-11-24T18:15:21.216819+00:00", "actor": "vera.desk", "own_account_id": 1, "sha256": "43d012a03f2b85a9c90fe8ef7dba7fd2f878de16ae2dd476d964a91d6ea2aea6", "orders": 1, "total": 1234567, "manifest": "{\"batch\":2,\"account\":\"40702810740000432537\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"43d012a03f2b85a9c90fe8ef7dba7fd2f878de16ae2dd476d964a91d6ea2aea6\",\"seal\":null,\"orders\":[[2,2]]}"}','aaaa9cda1d34fd2d02081850016b21e262209b7d7c435c0593818b270284a28b','{"id":22,"actor":"vera.desk","action":"bank_file_made","subject":"2","detail":"{\"id\": 2, \"at\": \"2026-11-24T18:15:21.216819+00:00\", \"actor\": \"vera.desk\", \"own_account_id\": 1, \"sha256\": \"43d012a03f2b85a9c90fe8ef7dba7fd2f878de16ae2dd476d964a91d6ea2aea6\", \"orders\": 1, \"total\": 1234567, \"manifest\": \"{\\\"batch\\\":2,\\\"account\\\":\\\"40702810740000432537\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"43d012a03f2b85a9c90fe8ef7dba7fd2f878de16ae2dd476d964a91d6ea2aea6\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,2]]}\"}","at":"2026-11-24T18:15:21.218186Z","prev":"aaaa9cda1d34fd2d02081850016b21e262209b7d7c435c0593818b270284a28b"}','6b3efcff8af07e80853f39897e1142ce27bcede211700fbd87372a67ec29ea67');
INSERT INTO "admin_event" VALUES(23,'2026-11-24T18:15:21.267388Z','vera.desk','statement_loaded','1','{"id": 1, "name": "kl_to_1c.txt", "sha256": "77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf", "documents": 1, "digest": "c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4", "at": "2026-11-24T18:15:21.266293+00:00", "actor": "vera.desk"}','6b3efcff8af07e80853f39897e1142ce27bcede211700fbd87372a67ec29ea67','{"id":23,"actor":"vera.desk","action":"statement_loaded","subject":"1","detail":"{\"id\": 1, \"name\": \"kl_to_1c.txt\", \"sha256\": \"77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf\", \"documents\": 1, \"digest\": \"c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4\", \"at\": \"2026-11-24T18:15:21.266293+00:00\", \"actor\": \"vera.desk\"}","at":"2026-11-24T18:15:21.267388Z","prev":"6b3efcff8af07e80853f39897e1142ce27bcede211700fbd87372a67ec29ea67"}','9d6736d9c5296983516796893ccfc07e5e9cd62e5dd3ddf51a6ce5e09b635db4');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
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
INSERT INTO "bank_batch" VALUES(1,'2026-11-24T18:15:21.075516Z','vera.desk',1,'bcc38f21b7d30f8247d11850613fc0d323a1bba9f85ab29da7a23da4f368b210',1,1234567,'{"batch":1,"account":"40702810740000432537","encoding":"windows","date":"2026-12-01","count":1,"total":"12345.67","sha256":"bcc38f21b7d30f8247d11850613fc0d323a1bba9f85ab29da7a23da4f368b210","seal":null,"orders":[[2,1]]}','vera.desk','2026-11-24T18:15:21.127324Z','не отправлен');
INSERT INTO "bank_batch" VALUES(2,'2026-11-24T18:15:21.216819Z','vera.desk',1,'43d012a03f2b85a9c90fe8ef7dba7fd2f878de16ae2dd476d964a91d6ea2aea6',1,1234567,'{"batch":2,"account":"40702810740000432537","encoding":"windows","date":"2026-12-01","count":1,"total":"12345.67","sha256":"43d012a03f2b85a9c90fe8ef7dba7fd2f878de16ae2dd476d964a91d6ea2aea6","seal":null,"orders":[[2,2]]}',NULL,NULL,NULL);
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
INSERT INTO "blob" VALUES('bcc38f21b7d30f8247d11850613fc0d323a1bba9f85ab29da7a23da4f368b210',1009,X'3143436C69656E7442616E6B45786368616E67650D0AC2E5F0F1E8FFD4EEF0ECE0F2E03D312E30330D0ACAEEE4E8F0EEE2EAE03D57696E646F77730D0ACEF2EFF0E0E2E8F2E5EBFC3D7061796465736B0D0ACFEEEBF3F7E0F2E5EBFC3D0D0AC4E0F2E0D1EEE7E4E0EDE8FF3D32342E31312E323032360D0AC2F0E5ECFFD1EEE7E4E0EDE8FF3D31383A31353A32310D0AC4E0F2E0CDE0F7E0EBE03D30312E31322E323032360D0AC4E0F2E0CAEEEDF6E03D30312E31322E323032360D0AD0E0F1F7D1F7E5F23D34303730323831303734303030303433323533370D0AC4EEEAF3ECE5EDF23DCFEBE0F2E5E6EDEEE520EFEEF0F3F7E5EDE8E50D0AD1E5EAF6E8FFC4EEEAF3ECE5EDF23DCFEBE0F2E5E6EDEEE520EFEEF0F3F7E5EDE8E50D0ACDEEECE5F03D310D0AC4E0F2E03D30312E31322E323032360D0AD1F3ECECE03D31323334352E36370D0ACFEBE0F2E5EBFCF9E8EAD1F7E5F23D34303730323831303734303030303433323533370D0ACFEBE0F2E5EBFCF9E8EA3DC8CDCD203737303730383338393320CECECE20ABCDE0F8E020EAEEECEFE0EDE8FFBB0D0ACFEBE0F2E5EBFCF9E8EAC8CDCD3D373730373038333839330D0ACFEBE0F2E5EBFCF9E8EA313DCECECE20ABCDE0F8E020EAEEECEFE0EDE8FFBB0D0ACFEBE0F2E5EBFCF9E8EAD0E0F1F7D1F7E5F23D34303730323831303734303030303433323533370D0ACFEBE0F2E5EBFCF9E8EAC1E0EDEA313D0D0ACFEBE0F2E5EBFCF9E8EAC1E0EDEA323D0D0ACFEBE0F2E5EBFCF9E8EAC1C8CA3D3034343532353232350D0ACFEBE0F2E5EBFCF9E8EACAEEF0F1F7E5F23D0D0ACFEEEBF3F7E0F2E5EBFCD1F7E5F23D34303730323831303431303030313531383637390D0ACFEEEBF3F7E0F2E5EBFC3DC8CDCD203937313430313732303720CECECE20ABC1D0D3CBC5D0BB0D0ACFEEEBF3F7E0F2E5EBFCC8CDCD3D393731343031373230370D0ACFEEEBF3F7E0F2E5EBFC313DCECECE20ABC1D0D3CBC5D0BB0D0ACFEEEBF3F7E0F2E5EBFCD0E0F1F7D1F7E5F23D34303730323831303431303030313531383637390D0ACFEEEBF3F7E0F2E5EBFCC1E0EDEA313D0D0ACFEEEBF3F7E0F2E5EBFCC1E0EDEA323D0D0ACFEEEBF3F7E0F2E5EBFCC1C8CA3D3034343532353937340D0ACFEEEBF3F7E0F2E5EBFCCAEEF0F1F7E5F23D33303130313831303134353235303030303937340D0AC2E8E4CFEBE0F2E5E6E03D0D0AC2E8E4CEEFEBE0F2FB3D30310D0ACAEEE43D0D0ACFEBE0F2E5EBFCF9E8EACACFCF3D0D0ACFEEEBF3F7E0F2E5EBFCCACFCF3D0D0ACEF7E5F0E5E4EDEEF1F2FC3D350D0ACDE0E7EDE0F7E5EDE8E5CFEBE0F2E5E6E03DCEEFEBE0F2E020322C20E1E5E720CDC4D10D0ACAEEEDE5F6C4EEEAF3ECE5EDF2E00D0ACAEEEDE5F6D4E0E9EBE00D0A');
INSERT INTO "blob" VALUES('43d012a03f2b85a9c90fe8ef7dba7fd2f878de16ae2dd476d964a91d6ea2aea6',1009,X'3143436C69656E7442616E6B45786368616E67650D0AC2E5F0F1E8FFD4EEF0ECE0F2E03D312E30330D0ACAEEE4E8F0EEE2EAE03D57696E646F77730D0ACEF2EFF0E0E2E8F2E5EBFC3D7061796465736B0D0ACFEEEBF3F7E0F2E5EBFC3D0D0AC4E0F2E0D1EEE7E4E0EDE8FF3D32342E31312E323032360D0AC2F0E5ECFFD1EEE7E4E0EDE8FF3D31383A31353A32310D0AC4E0F2E0CDE0F7E0EBE03D30312E31322E323032360D0AC4E0F2E0CAEEEDF6E03D30312E31322E323032360D0AD0E0F1F7D1F7E5F23D34303730323831303734303030303433323533370D0AC4EEEAF3ECE5EDF23DCFEBE0F2E5E6EDEEE520EFEEF0F3F7E5EDE8E50D0AD1E5EAF6E8FFC4EEEAF3ECE5EDF23DCFEBE0F2E5E6EDEEE520EFEEF0F3F7E5EDE8E50D0ACDEEECE5F03D320D0AC4E0F2E03D30312E31322E323032360D0AD1F3ECECE03D31323334352E36370D0ACFEBE0F2E5EBFCF9E8EAD1F7E5F23D34303730323831303734303030303433323533370D0ACFEBE0F2E5EBFCF9E8EA3DC8CDCD203737303730383338393320CECECE20ABCDE0F8E020EAEEECEFE0EDE8FFBB0D0ACFEBE0F2E5EBFCF9E8EAC8CDCD3D373730373038333839330D0ACFEBE0F2E5EBFCF9E8EA313DCECECE20ABCDE0F8E020EAEEECEFE0EDE8FFBB0D0ACFEBE0F2E5EBFCF9E8EAD0E0F1F7D1F7E5F23D34303730323831303734303030303433323533370D0ACFEBE0F2E5EBFCF9E8EAC1E0EDEA313D0D0ACFEBE0F2E5EBFCF9E8EAC1E0EDEA323D0D0ACFEBE0F2E5EBFCF9E8EAC1C8CA3D3034343532353232350D0ACFEBE0F2E5EBFCF9E8EACAEEF0F1F7E5F23D0D0ACFEEEBF3F7E0F2E5EBFCD1F7E5F23D34303730323831303431303030313531383637390D0ACFEEEBF3F7E0F2E5EBFC3DC8CDCD203937313430313732303720CECECE20ABC1D0D3CBC5D0BB0D0ACFEEEBF3F7E0F2E5EBFCC8CDCD3D393731343031373230370D0ACFEEEBF3F7E0F2E5EBFC313DCECECE20ABC1D0D3CBC5D0BB0D0ACFEEEBF3F7E0F2E5EBFCD0E0F1F7D1F7E5F23D34303730323831303431303030313531383637390D0ACFEEEBF3F7E0F2E5EBFCC1E0EDEA313D0D0ACFEEEBF3F7E0F2E5EBFCC1E0EDEA323D0D0ACFEEEBF3F7E0F2E5EBFCC1C8CA3D3034343532353937340D0ACFEEEBF3F7E0F2E5EBFCCAEEF0F1F7E5F23D33303130313831303134353235303030303937340D0AC2E8E4CFEBE0F2E5E6E03D0D0AC2E8E4CEEFEBE0F2FB3D30310D0ACAEEE43D0D0ACFEBE0F2E5EBFCF9E8EACACFCF3D0D0ACFEEEBF3F7E0F2E5EBFCCACFCF3D0D0ACEF7E5F0E5E4EDEEF1F2FC3D350D0ACDE0E7EDE0F7E5EDE8E5CFEBE0F2E5E6E03DCEEFEBE0F2E020322C20E1E5E720CDC4D10D0ACAEEEDE5F6C4EEEAF3ECE5EDF2E00D0ACAEEEDE5F6D4E0E9EBE00D0A');
CREATE TABLE blob_holder (
	sha256 TEXT NOT NULL, 
	login TEXT NOT NULL, 
	CONSTRAINT pk_blob_holder PRIMARY KEY (sha256, login)
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
	hash TEXT NOT NULL, detail TEXT, batch BIGINT, statement_line BIGINT, 
	CONSTRAINT pk_event PRIMARY KEY (request_id, seq), 
	CONSTRAINT ck_event_comment_length CHECK (length(comment) BETWEEN 1 AND 2000), 
	CONSTRAINT ck_event_key_length CHECK (length(key) BETWEEN 1 AND 64), 
	CONSTRAINT ck_event_payment_number_length CHECK (length(payment_number) BETWEEN 1 AND 40), 
	CONSTRAINT fk_event_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT uq_event_key UNIQUE ("key")
);
INSERT INTO "event" VALUES(1,1,'2026-11-24T18:15:19.999357Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'3e92d2b24ae540a294feb133d4ffeb01-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 1, без НДС","invoice_number":"1","invoice_date":"2026-11-20"}','','{"request_id":1,"seq":1,"at":"2026-11-24T18:15:19.999357Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"3e92d2b24ae540a294feb133d4ffeb01-0","detail":"{}","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":""}','8710fd65f3e838bb85b9cf5976b7664b3fc9b175e922908026d64393687ec3ba','{}',NULL,NULL);
INSERT INTO "event" VALUES(1,2,'2026-11-24T18:15:20.008252Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'1fa51a4501c24792a879291126deb3b4-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'8710fd65f3e838bb85b9cf5976b7664b3fc9b175e922908026d64393687ec3ba','{"request_id":1,"seq":2,"at":"2026-11-24T18:15:20.008252Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"1fa51a4501c24792a879291126deb3b4-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"8710fd65f3e838bb85b9cf5976b7664b3fc9b175e922908026d64393687ec3ba"}','076fec27c9b4421810d4cb95f79c4b255a3919a88033e7bb7b73df2eca77020d',NULL,NULL,NULL);
INSERT INTO "event" VALUES(1,3,'2026-11-24T18:15:20.061754Z','hanna.desk','approve','pending','approved',3,2,NULL,NULL,NULL,NULL,'9ae7fd75b2e843d8ac133b472f9a178a-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'076fec27c9b4421810d4cb95f79c4b255a3919a88033e7bb7b73df2eca77020d','{"request_id":1,"seq":3,"at":"2026-11-24T18:15:20.061754Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":3,"seen_version":2,"key":"9ae7fd75b2e843d8ac133b472f9a178a-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"076fec27c9b4421810d4cb95f79c4b255a3919a88033e7bb7b73df2eca77020d"}','62831e7cf3466c2b47a4e07e562056edddfcb5def8d5ab633a7b882ea90cd793',NULL,NULL,NULL);
INSERT INTO "event" VALUES(1,4,'2026-11-24T18:15:20.116111Z','vera.desk','pay','approved','paid',4,3,NULL,'2026-12-01','345',NULL,'7b628b9186b64181adef2918deabc14a-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'62831e7cf3466c2b47a4e07e562056edddfcb5def8d5ab633a7b882ea90cd793','{"request_id":1,"seq":4,"at":"2026-11-24T18:15:20.116111Z","actor":"vera.desk","action":"pay","from_status":"approved","to_status":"paid","version":4,"seen_version":3,"payment_date":"2026-12-01","payment_number":"345","key":"7b628b9186b64181adef2918deabc14a-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"62831e7cf3466c2b47a4e07e562056edddfcb5def8d5ab633a7b882ea90cd793"}','779cbdbd35b20c9bd3ee2926f407a92e9a98bbb46900897a107bfbd0d73a31e8',NULL,NULL,NULL);
INSERT INTO "event" VALUES(2,1,'2026-11-24T18:15:20.176257Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'650fd427679a4c2fbac5f0a3b8c9d8fc-0','1add1ea8e095edee775b23f34ead5e54c339d8890c42313620f43849fb4b9b30','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 2, без НДС","invoice_number":"2","invoice_date":"2026-11-20"}','','{"request_id":2,"seq":1,"at":"2026-11-24T18:15:20.176257Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"650fd427679a4c2fbac5f0a3b8c9d8fc-0","detail":"{}","digest":"1add1ea8e095edee775b23f34ead5e54c339d8890c42313620f43849fb4b9b30","prev":""}','6ee818c651a14e597cdd4265dc497208641d79e4a97b8ee35663267c6f3fc84a','{}',NULL,NULL);
INSERT INTO "event" VALUES(2,2,'2026-11-24T18:15:20.180554Z','anna.desk','attach','draft','draft',2,1,NULL,NULL,NULL,'fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885','74169ed9205d4ad6b8a2dd9e9e35092f-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 2, без НДС","invoice_number":"2","invoice_date":"2026-11-20","files":"fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885"}','6ee818c651a14e597cdd4265dc497208641d79e4a97b8ee35663267c6f3fc84a','{"request_id":2,"seq":2,"at":"2026-11-24T18:15:20.180554Z","actor":"anna.desk","action":"attach","from_status":"draft","to_status":"draft","version":2,"seen_version":1,"file":"fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885","key":"74169ed9205d4ad6b8a2dd9e9e35092f-0","detail":"{\"kind\":\"invoice\",\"name\":\"invoice.pdf\",\"media_type\":\"application/pdf\",\"added_by\":\"anna.desk\",\"added_at\":\"2026-11-24T18:15:20.179112Z\",\"id\":1}","digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"6ee818c651a14e597cdd4265dc497208641d79e4a97b8ee35663267c6f3fc84a"}','4106d40f6aa7d19077a393b449bbc89fa124542027686012acc5e303c660ee0b','{"kind":"invoice","name":"invoice.pdf","media_type":"application/pdf","added_by":"anna.desk","added_at":"2026-11-24T18:15:20.179112Z","id":1}',NULL,NULL);
INSERT INTO "event" VALUES(2,3,'2026-11-24T18:15:20.187647Z','anna.desk','submit','draft','pending',3,2,NULL,NULL,NULL,NULL,'38744717eec44060b4df4ccf82954676-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'4106d40f6aa7d19077a393b449bbc89fa124542027686012acc5e303c660ee0b','{"request_id":2,"seq":3,"at":"2026-11-24T18:15:20.187647Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":3,"seen_version":2,"key":"38744717eec44060b4df4ccf82954676-0","digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"4106d40f6aa7d19077a393b449bbc89fa124542027686012acc5e303c660ee0b"}','4dcb76a4cc5f71f7646058b87b5a6a89b9996f63a36c1875183856801e0dbbf9',NULL,NULL,NULL);
INSERT INTO "event" VALUES(2,4,'2026-11-24T18:15:20.238250Z','hanna.desk','approve','pending','approved',4,3,NULL,NULL,NULL,NULL,'2ec07e25f3094db58656034c1769bebe-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'4dcb76a4cc5f71f7646058b87b5a6a89b9996f63a36c1875183856801e0dbbf9','{"request_id":2,"seq":4,"at":"2026-11-24T18:15:20.238250Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":4,"seen_version":3,"key":"2ec07e25f3094db58656034c1769bebe-0","digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"4dcb76a4cc5f71f7646058b87b5a6a89b9996f63a36c1875183856801e0dbbf9"}','749cb7c8cdf82e15deac1c9e421d86d3fc27d2427a43d77431599cce66dacee5',NULL,NULL,NULL);
INSERT INTO "event" VALUES(3,1,'2026-11-24T18:15:20.297213Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'70735f7bbe6544b6874837ebec6bc6fe-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 3, без НДС","invoice_number":"3","invoice_date":"2026-11-20"}','','{"request_id":3,"seq":1,"at":"2026-11-24T18:15:20.297213Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"70735f7bbe6544b6874837ebec6bc6fe-0","detail":"{}","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":""}','b3b961a48cebadf74b0fc0c502af7f631e111f46370126b78eb7eb0f51938902','{}',NULL,NULL);
INSERT INTO "event" VALUES(3,2,'2026-11-24T18:15:20.305542Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'70685be3330144bf9f393be063cfffb8-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,'b3b961a48cebadf74b0fc0c502af7f631e111f46370126b78eb7eb0f51938902','{"request_id":3,"seq":2,"at":"2026-11-24T18:15:20.305542Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"70685be3330144bf9f393be063cfffb8-0","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":"b3b961a48cebadf74b0fc0c502af7f631e111f46370126b78eb7eb0f51938902"}','019a8ad61f4dda7216d27c56c822251990bdfdeb2d6b44522f987bdff31b019d',NULL,NULL,NULL);
INSERT INTO "event" VALUES(3,3,'2026-11-24T18:15:20.344636Z','hanna.desk','reject','pending','rejected',3,2,'Нет в бюджете',NULL,NULL,NULL,'712e18402ebc4558a87737505f03537f-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,'019a8ad61f4dda7216d27c56c822251990bdfdeb2d6b44522f987bdff31b019d','{"request_id":3,"seq":3,"at":"2026-11-24T18:15:20.344636Z","actor":"hanna.desk","action":"reject","from_status":"pending","to_status":"rejected","version":3,"seen_version":2,"comment":"Нет в бюджете","key":"712e18402ebc4558a87737505f03537f-0","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":"019a8ad61f4dda7216d27c56c822251990bdfdeb2d6b44522f987bdff31b019d"}','567421ab442cc77c03d4d9d52b4436a3474961af9fd4aefd5f84b4b40d6245d9',NULL,NULL,NULL);
INSERT INTO "event" VALUES(4,1,'2026-11-24T18:15:20.381722Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'706dd69426094e9bae83249522071ed0-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 4, без НДС","invoice_number":"4","invoice_date":"2026-11-20"}','','{"request_id":4,"seq":1,"at":"2026-11-24T18:15:20.381722Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"706dd69426094e9bae83249522071ed0-0","detail":"{}","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":""}','519cac7b62b6fcff452866c25074c69a16415ff97ef319b83d7585685b0fe445','{}',NULL,NULL);
INSERT INTO "event" VALUES(4,2,'2026-11-24T18:15:20.395158Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'f6eadfd9e2d742eba4742248888744d0-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,'519cac7b62b6fcff452866c25074c69a16415ff97ef319b83d7585685b0fe445','{"request_id":4,"seq":2,"at":"2026-11-24T18:15:20.395158Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"f6eadfd9e2d742eba4742248888744d0-0","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":"519cac7b62b6fcff452866c25074c69a16415ff97ef319b83d7585685b0fe445"}','de98a3adea99cf59fd5e8487b2058649967e48ca2ae3ce7c6d9b96c22e3ce66d',NULL,NULL,NULL);
INSERT INTO "event" VALUES(4,3,'2026-11-24T18:15:20.431034Z','hanna.desk','comment','pending','pending',2,NULL,'Посмотрю завтра',NULL,NULL,NULL,'1f4097233b534771a485d06988a00a45-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,'de98a3adea99cf59fd5e8487b2058649967e48ca2ae3ce7c6d9b96c22e3ce66d','{"request_id":4,"seq":3,"at":"2026-11-24T18:15:20.431034Z","actor":"hanna.desk","action":"comment","from_status":"pending","to_status":"pending","version":2,"comment":"Посмотрю завтра","key":"1f4097233b534771a485d06988a00a45-0","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":"de98a3adea99cf59fd5e8487b2058649967e48ca2ae3ce7c6d9b96c22e3ce66d"}','3af01db814be434fcdb0bbe85fdc8d28d8aa0cfd7a4f040da698991d7031a316',NULL,NULL,NULL);
INSERT INTO "event" VALUES(5,1,'2026-11-24T18:15:20.475801Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'0090f6ca66db4ee0bfa107dc00330119-0','09f3ee3986d5a1187b388139ae16f2d0786b2c15d416f6272b08b50ea0796753','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 5, без НДС","invoice_number":"5","invoice_date":"2026-11-20"}','','{"request_id":5,"seq":1,"at":"2026-11-24T18:15:20.475801Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"0090f6ca66db4ee0bfa107dc00330119-0","detail":"{}","digest":"09f3ee3986d5a1187b388139ae16f2d0786b2c15d416f6272b08b50ea0796753","prev":""}','5931d93d9dc28a363f10a30314daa752d6dabfa43183c434801b9afa3b2ea706','{}',NULL,NULL);
INSERT INTO "event" VALUES(5,2,'2026-11-24T18:15:20.505789Z','anna.desk','edit','draft','draft',2,1,NULL,NULL,NULL,NULL,'f3ddd7c9143d4fc8a8201b8ef0bc5516-0','4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":9950,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 5, без НДС","invoice_number":"5","invoice_date":"2026-11-20"}','5931d93d9dc28a363f10a30314daa752d6dabfa43183c434801b9afa3b2ea706','{"request_id":5,"seq":2,"at":"2026-11-24T18:15:20.505789Z","actor":"anna.desk","action":"edit","from_status":"draft","to_status":"draft","version":2,"seen_version":1,"key":"f3ddd7c9143d4fc8a8201b8ef0bc5516-0","digest":"4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea","prev":"5931d93d9dc28a363f10a30314daa752d6dabfa43183c434801b9afa3b2ea706"}','6f4540dbdb03b0ec004dc0132a96dd5f604ee956f4dd52b89147b16536ae074d',NULL,NULL,NULL);
INSERT INTO "event" VALUES(6,1,'2026-11-24T18:15:20.701494Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'f4a26984c6604cba95d6b07ddec406dd-0','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 6, без НДС","invoice_number":"6","invoice_date":"2026-11-20"}','','{"request_id":6,"seq":1,"at":"2026-11-24T18:15:20.701494Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"f4a26984c6604cba95d6b07ddec406dd-0","detail":"{}","digest":"9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b","prev":""}','efee95c98d21d2bf8f8fc4b1cebe9e1b8bbdd5517de9e4296fd7d010706be387','{}',NULL,NULL);
INSERT INTO "event" VALUES(6,2,'2026-11-24T18:15:20.729703Z','anna.desk','discard','draft','discarded',2,1,NULL,NULL,NULL,NULL,'2feac7eb5cc449f59149298e2ba95aa3-0','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b',NULL,'efee95c98d21d2bf8f8fc4b1cebe9e1b8bbdd5517de9e4296fd7d010706be387','{"request_id":6,"seq":2,"at":"2026-11-24T18:15:20.729703Z","actor":"anna.desk","action":"discard","from_status":"draft","to_status":"discarded","version":2,"seen_version":1,"key":"2feac7eb5cc449f59149298e2ba95aa3-0","digest":"9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b","prev":"efee95c98d21d2bf8f8fc4b1cebe9e1b8bbdd5517de9e4296fd7d010706be387"}','afcf8c683df41f8c27edc610a698777bfe2066787dcdabac037fe2f100adbad2',NULL,NULL,NULL);
INSERT INTO "event" VALUES(7,1,'2026-11-24T18:15:20.755599Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'f81833086be846de93bee11f0231a7ed-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 7, без НДС","invoice_number":"7","invoice_date":"2026-11-20"}','','{"request_id":7,"seq":1,"at":"2026-11-24T18:15:20.755599Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"f81833086be846de93bee11f0231a7ed-0","detail":"{}","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":""}','a0ac39da4dfdf7b4a29bddb35041f2a7268db4f14c02ddb13de2211f165c6ee9','{}',NULL,NULL);
INSERT INTO "event" VALUES(7,2,'2026-11-24T18:15:20.760707Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'f1d2199f424049cfb6f20b995a62c027-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'a0ac39da4dfdf7b4a29bddb35041f2a7268db4f14c02ddb13de2211f165c6ee9','{"request_id":7,"seq":2,"at":"2026-11-24T18:15:20.760707Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"f1d2199f424049cfb6f20b995a62c027-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"a0ac39da4dfdf7b4a29bddb35041f2a7268db4f14c02ddb13de2211f165c6ee9"}','5186148092062104a7f9e3765e91f1d8321331a34448f5e25d654f43fe571a49',NULL,NULL,NULL);
INSERT INTO "event" VALUES(7,3,'2026-11-24T18:15:20.788103Z','hanna.desk','approve','pending','approved',3,2,NULL,NULL,NULL,NULL,'a93b52754df8419081162a983f2ee8e9-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'5186148092062104a7f9e3765e91f1d8321331a34448f5e25d654f43fe571a49','{"request_id":7,"seq":3,"at":"2026-11-24T18:15:20.788103Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":3,"seen_version":2,"key":"a93b52754df8419081162a983f2ee8e9-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"5186148092062104a7f9e3765e91f1d8321331a34448f5e25d654f43fe571a49"}','d563313e855e91a367bde56c0f1d80544600dd71e330162ee9d471514d5d3528',NULL,NULL,NULL);
INSERT INTO "event" VALUES(7,4,'2026-11-24T18:15:20.817392Z','vera.desk','return','approved','draft',4,3,'Нет договора',NULL,NULL,NULL,'44fd751a533342968c6edadc4fc1f55e-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'d563313e855e91a367bde56c0f1d80544600dd71e330162ee9d471514d5d3528','{"request_id":7,"seq":4,"at":"2026-11-24T18:15:20.817392Z","actor":"vera.desk","action":"return","from_status":"approved","to_status":"draft","version":4,"seen_version":3,"comment":"Нет договора","key":"44fd751a533342968c6edadc4fc1f55e-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"d563313e855e91a367bde56c0f1d80544600dd71e330162ee9d471514d5d3528"}','abdf2efa91c31336835f2c55e03e3e63751898f816e0a1e9921fb2ab25d9943d',NULL,NULL,NULL);
INSERT INTO "event" VALUES(8,1,'2026-11-24T18:15:20.865866Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'cc6b0a5a2f9d422fac895126c7b7134f-0','d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf','{"subject":"Услуги","contractor":"ООО Ромашка","amount":10000,"currency":"RUB"}','','{"request_id":8,"seq":1,"at":"2026-11-24T18:15:20.865866Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"cc6b0a5a2f9d422fac895126c7b7134f-0","detail":"{\"key\":\"ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203\"}","digest":"d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf","prev":""}','8e5d747e38d032f1584bf7c2277601c86a90c387ecbd91ed6b08aec2648e6d11','{"key":"ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203"}',NULL,NULL);
INSERT INTO "event" VALUES(2,5,'2026-11-24T18:15:21.078078Z','vera.desk','export','approved','approved',4,NULL,NULL,'2026-12-01','1',NULL,'a10d45e68a89441f8824f4f737cebf8a-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'749cb7c8cdf82e15deac1c9e421d86d3fc27d2427a43d77431599cce66dacee5','{"request_id":2,"seq":5,"at":"2026-11-24T18:15:21.078078Z","actor":"vera.desk","action":"export","from_status":"approved","to_status":"approved","version":4,"payment_date":"2026-12-01","payment_number":"1","key":"a10d45e68a89441f8824f4f737cebf8a-0","batch":1,"digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"749cb7c8cdf82e15deac1c9e421d86d3fc27d2427a43d77431599cce66dacee5"}','a9f7f918cafa7070a0dfe2befbdf3b9b282966c9f0070b28374778d54c612a6e',NULL,1,NULL);
INSERT INTO "event" VALUES(2,6,'2026-11-24T18:15:21.122219Z','vera.desk','recall','approved','approved',4,NULL,'не отправлен',NULL,NULL,NULL,'35c5fa320c2b49dc9ef0790b471ee93a-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'a9f7f918cafa7070a0dfe2befbdf3b9b282966c9f0070b28374778d54c612a6e','{"request_id":2,"seq":6,"at":"2026-11-24T18:15:21.122219Z","actor":"vera.desk","action":"recall","from_status":"approved","to_status":"approved","version":4,"comment":"не отправлен","key":"35c5fa320c2b49dc9ef0790b471ee93a-0","digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"a9f7f918cafa7070a0dfe2befbdf3b9b282966c9f0070b28374778d54c612a6e"}','a21cd7ba031eb986f6751cfc3cf40c8063ece6bd486d13296612959c25a92b9e',NULL,NULL,NULL);
INSERT INTO "event" VALUES(2,7,'2026-11-24T18:15:21.219244Z','vera.desk','export','approved','approved',4,NULL,NULL,'2026-12-01','2',NULL,'1e62a6c6e6ae4949a92b7d94128cd2ce-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'a21cd7ba031eb986f6751cfc3cf40c8063ece6bd486d13296612959c25a92b9e','{"request_id":2,"seq":7,"at":"2026-11-24T18:15:21.219244Z","actor":"vera.desk","action":"export","from_status":"approved","to_status":"approved","version":4,"payment_date":"2026-12-01","payment_number":"2","key":"1e62a6c6e6ae4949a92b7d94128cd2ce-0","batch":2,"digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"a21cd7ba031eb986f6751cfc3cf40c8063ece6bd486d13296612959c25a92b9e"}','a7bfa903d10e10e0a1f886b6c68e2e3fe9262cf471162e6924b9aa80cc14d22e',NULL,2,NULL);
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
CREATE TABLE person_role (
	login TEXT NOT NULL, 
	role TEXT NOT NULL, 
	CONSTRAINT pk_person_role PRIMARY KEY (login, role), 
	CONSTRAINT ck_person_role_role CHECK (role IN ('manager', 'head', 'accountant', 'auditor', 'admin')), 
	CONSTRAINT fk_person_role_login FOREIGN KEY(login) REFERENCES person (login)
)
 WITHOUT ROWID

;
INSERT INTO "person_role" VALUES('anna.desk','manager');
INSERT INTO "person_role" VALUES('boris.desk','manager');
INSERT INTO "person_role" VALUES('hanna.desk','head');
INSERT INTO "person_role" VALUES('henry.desk','head');
INSERT INTO "person_role" VALUES('keeper.desk','admin');
INSERT INTO "person_role" VALUES('olga.desk','auditor');
INSERT INTO "person_role" VALUES('vera.desk','accountant');
INSERT INTO "person_role" VALUES('viktor.desk','accountant');
CREATE TABLE receipt (
	"key" TEXT NOT NULL, 
	login TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_receipt PRIMARY KEY ("key"), 
	CONSTRAINT ck_receipt_key_length CHECK (length(key) BETWEEN 1 AND 64)
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
	invoice_date DATE, fingerprint TEXT, exported_in BIGINT, 
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
INSERT INTO "request" VALUES(1,4,'paid','anna.desk','2026-11-24T18:15:19.999357Z','2026-11-24T18:15:20.116111Z',4,'779cbdbd35b20c9bd3ee2926f407a92e9a98bbb46900897a107bfbd0d73a31e8','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92','hanna.desk','2026-11-24T18:15:20.061754Z','vera.desk','2026-12-01','345',NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 1 оплата 1 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 1, без НДС','1','2026-11-20','be402047aa1757f59b889f5be7a7aaf4',NULL);
INSERT INTO "request" VALUES(2,4,'approved','anna.desk','2026-11-24T18:15:20.176257Z','2026-11-24T18:15:21.219244Z',7,'a7bfa903d10e10e0a1f886b6c68e2e3fe9262cf471162e6924b9aa80cc14d22e','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7','hanna.desk','2026-11-24T18:15:20.238250Z',NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 2 оплата 2 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 2, без НДС','2','2026-11-20','774be3c9e0eb0a915870e961ba3e783a',2);
INSERT INTO "request" VALUES(3,3,'rejected','anna.desk','2026-11-24T18:15:20.297213Z','2026-11-24T18:15:20.344636Z',3,'567421ab442cc77c03d4d9d52b4436a3474961af9fd4aefd5f84b4b40d6245d9','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 3 оплата 3 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 3, без НДС','3','2026-11-20','c0a3439437ebb35a0b55fccfd56065a2',NULL);
INSERT INTO "request" VALUES(4,2,'pending','anna.desk','2026-11-24T18:15:20.381722Z','2026-11-24T18:15:20.431034Z',3,'3af01db814be434fcdb0bbe85fdc8d28d8aa0cfd7a4f040da698991d7031a316','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 4 оплата 4 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 4, без НДС','4','2026-11-20','14bf6986954fb376fcbc83358ce6e90e',NULL);
INSERT INTO "request" VALUES(5,2,'draft','anna.desk','2026-11-24T18:15:20.475801Z','2026-11-24T18:15:20.505789Z',2,'6f4540dbdb03b0ec004dc0132a96dd5f604ee956f4dd52b89147b16536ae074d','4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 5 оплата 5 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',9950,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 5, без НДС','5','2026-11-20','d7336dee47881df2d994b0a47bc6fa08',NULL);
INSERT INTO "request" VALUES(6,2,'discarded','anna.desk','2026-11-24T18:15:20.701494Z','2026-11-24T18:15:20.729703Z',2,'afcf8c683df41f8c27edc610a698777bfe2066787dcdabac037fe2f100adbad2','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 6 оплата 6 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 6, без НДС','6','2026-11-20','6bf3f7e06ae0265ae5b38741e54911ea',NULL);
INSERT INTO "request" VALUES(7,4,'draft','anna.desk','2026-11-24T18:15:20.755599Z','2026-11-24T18:15:20.817392Z',4,'abdf2efa91c31336835f2c55e03e3e63751898f816e0a1e9921fb2ab25d9943d','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,NULL,NULL,NULL,NULL,'vera.desk',NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 7 оплата 7 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 7, без НДС','7','2026-11-20','1a3703f8c92964e243988b62fd82440a',NULL);
INSERT INTO "request" VALUES(8,1,'draft','anna.desk','2026-11-24T18:15:20.865866Z','2026-11-24T18:15:20.865866Z',1,'8e5d747e38d032f1584bf7c2277601c86a90c387ecbd91ed6b08aec2648e6d11','d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf',NULL,NULL,NULL,NULL,NULL,NULL,'ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203','услуги ооо ромашка','ромашка','Услуги','ООО Ромашка',10000,'RUB',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'b91bcc4a446ef8619221ae3016b098b0',NULL);
CREATE TABLE request_file (
	id INTEGER NOT NULL, 
	request_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	in_content BOOLEAN DEFAULT '0' NOT NULL, 
	added_by TEXT NOT NULL, 
	added_at TEXT NOT NULL, 
	CONSTRAINT pk_request_file PRIMARY KEY (id), 
	CONSTRAINT ck_request_file_kind CHECK (kind IN ('invoice', 'order', 'other')), 
	CONSTRAINT ck_request_file_media_type_length CHECK (length(media_type) BETWEEN 1 AND 100), 
	CONSTRAINT ck_request_file_name_length CHECK (length(name) BETWEEN 1 AND 255), 
	CONSTRAINT fk_request_file_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT fk_request_file_sha256 FOREIGN KEY(sha256) REFERENCES blob (sha256)
);
INSERT INTO "request_file" VALUES(1,2,'invoice','invoice.pdf','application/pdf','fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885',1,'anna.desk','2026-11-24T18:15:20.179112Z');
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
INSERT INTO "setting" VALUES('guards_sha256','adb944475f52253d31816f64ec8ec184a19a6bcd6646f2ed781070619cf73add');
INSERT INTO "setting" VALUES('database_id','16de36d1');
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
INSERT INTO "statement" VALUES(1,'2026-11-24T18:15:21.266293Z','vera.desk','kl_to_1c.txt','77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf',1,'c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4');
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
CREATE TRIGGER event_guard BEFORE INSERT ON event BEGIN
SELECT CASE
  WHEN NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = NEW.actor AND NOT p.disabled) THEN RAISE(ABORT, 'PD001')
  WHEN NOT EXISTS (SELECT 1 FROM request r WHERE r.id = NEW.request_id) THEN RAISE(ABORT, 'PD002')
END;
SELECT CASE
  WHEN NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = NEW.actor AND NOT p.disabled)
    THEN RAISE(ABORT, 'PD001')
  WHEN NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login WHERE p.login = NEW.actor AND NOT q.disabled AND ((p.role = 'manager' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded') AND r.author = NEW.actor) OR (p.role = 'head' AND r.status IN ('pending', 'approved', 'paid', 'rejected')) OR (p.role = 'accountant' AND r.status IN ('approved', 'paid')) OR (p.role = 'accountant' AND r.status IN ('draft', 'pending') AND r.returned_by = NEW.actor) OR (p.role = 'auditor' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'admin' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded'))))
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
  WHEN t.who = 'not_decider' AND coalesce(r.approved_by, '') = NEW.actor
    THEN RAISE(ABORT, 'PD008')
  WHEN t.comment = 1 AND ltrim(coalesce(NEW.comment, ''), '	
                  　') = ''
    THEN RAISE(ABORT, 'PD009')
  WHEN NEW.action = 'pay' AND NEW.payment_date IS NULL
    THEN RAISE(ABORT, 'PD010')
  WHEN NEW.action = 'submit' AND (r.subject IS NULL OR r.contractor IS NULL OR r.amount IS NULL OR r.due_date IS NULL OR r.requisites IS NULL OR r.account IS NULL OR r.purpose IS NULL OR (r.currency = 'RUB' AND (r.inn IS NULL OR (r.bic IS NULL AND length(r.account) = 20 AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'require_bic' AND s.value = 'off')))))
    THEN RAISE(ABORT, 'PD011')
  WHEN r.exported_in IS NOT NULL AND (NEW.action = 'return' OR (NEW.action = 'export' AND ltrim(coalesce(NEW.comment, ''), '	
                  　') = ''))
    THEN RAISE(ABORT, 'PD014')
  WHEN NEW.action = 'recall' AND r.exported_in IS NULL
    THEN RAISE(ABORT, 'PD015')
  WHEN NEW.action = 'export' AND NOT EXISTS (SELECT 1 FROM bank_batch_item i JOIN bank_batch b ON b.id = i.batch_id WHERE b.id = NEW.batch AND i.request_id = r.id AND b.actor = NEW.actor AND b.voided_by IS NULL)
    THEN RAISE(ABORT, 'PD016')
  WHEN t.writes = 0 AND (t.moves = 1 OR t.action = 'export') AND t.target <> 'draft' AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') <> json_patch('{}', json_object('subject', r.subject, 'contractor', r.contractor, 'amount', r.amount, 'currency', r.currency, 'due_date', r.due_date, 'requisites', r.requisites, 'inn', r.inn, 'kpp', r.kpp, 'bic', r.bic, 'account', r.account, 'corr_account', r.corr_account, 'bank', r.bank, 'purpose', r.purpose, 'invoice_number', r.invoice_number, 'invoice_date', r.invoice_date, 'files', (SELECT group_concat(sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id))))
    THEN RAISE(ABORT, 'PD012')
  WHEN t.writes = 1 AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') = json_patch('{}', json_object('subject', r.subject, 'contractor', r.contractor, 'amount', r.amount, 'currency', r.currency, 'due_date', r.due_date, 'requisites', r.requisites, 'inn', r.inn, 'kpp', r.kpp, 'bic', r.bic, 'account', r.account, 'corr_account', r.corr_account, 'bank', r.bank, 'purpose', r.purpose, 'invoice_number', r.invoice_number, 'invoice_date', r.invoice_date, 'files', (SELECT group_concat(sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id))))
    THEN RAISE(ABORT, 'PD013')
END
FROM request r LEFT JOIN (SELECT 'create' AS action, '' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'edit' AS action, 'draft' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'submit' AS action, 'draft' AS source, 'pending' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'withdraw' AS action, 'pending' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'approve' AS action, 'pending' AS source, 'approved' AS target, 'head' AS roles, 'not_author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'reject' AS action, 'pending' AS source, 'rejected' AS target, 'head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'return' AS action, 'pending' AS source, 'draft' AS target, 'head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'return' AS action, 'approved' AS source, 'draft' AS target, 'accountant head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'revise' AS action, 'rejected' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'pay' AS action, 'approved' AS source, 'paid' AS target, 'accountant' AS roles, 'not_decider' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'export' AS action, 'approved' AS source, 'approved' AS target, 'accountant' AS roles, 'not_decider' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'recall' AS action, 'approved' AS source, 'approved' AS target, 'accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'reopen' AS action, 'paid' AS source, 'approved' AS target, 'accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'discard' AS action, 'draft' AS source, 'discarded' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'comment' AS action, 'draft' AS source, 'draft' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'pending' AS source, 'pending' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'approved' AS source, 'approved' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'paid' AS source, 'paid' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'rejected' AS source, 'rejected' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'draft' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'attach' AS action, 'pending' AS source, 'pending' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'approved' AS source, 'approved' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'paid' AS source, 'paid' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'rejected' AS source, 'rejected' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves) t
  ON t.action = NEW.action AND t.source = CASE r.head_seq WHEN 0 THEN '' ELSE r.status END
  WHERE r.id = NEW.request_id;
SELECT CASE WHEN NEW.seq <> r.head_seq + 1 OR NEW.prev <> r.head_hash OR coalesce(NEW.from_status, '') <> t.source
  OR NEW.to_status <> t.target OR NEW.version <> r.version + t.moves OR length(NEW.hash) <> 64
  OR (t.writes = 1 AND NEW.content IS NOT json_patch('{}', json_object('subject', r.subject, 'contractor', r.contractor, 'amount', r.amount, 'currency', r.currency, 'due_date', r.due_date, 'requisites', r.requisites, 'inn', r.inn, 'kpp', r.kpp, 'bic', r.bic, 'account', r.account, 'corr_account', r.corr_account, 'bank', r.bank, 'purpose', r.purpose, 'invoice_number', r.invoice_number, 'invoice_date', r.invoice_date, 'files', (SELECT group_concat(sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id)))))
  OR (t.writes = 0 AND (NEW.content IS NOT NULL OR NEW.digest <> r.digest))
  OR (NEW.action = 'attach' AND NOT EXISTS (SELECT 1 FROM request_file f
    WHERE f.request_id = r.id AND f.sha256 = NEW.file AND f.added_by = NEW.actor AND NEW.detail ->> '$.id' = f.id AND NEW.detail ->> '$.kind' = f.kind AND NEW.detail ->> '$.name' = f.name AND NEW.detail ->> '$.media_type' = f.media_type AND NEW.detail ->> '$.added_by' = f.added_by AND NEW.detail ->> '$.added_at' = f.added_at))
  OR (NEW.action = 'create' AND (NEW.detail IS NULL OR NEW.detail ->> '$.key' IS NOT r.key))
  OR (NEW.action NOT IN ('attach', 'create') AND NEW.detail IS NOT NULL)
  THEN RAISE(ABORT, 'PD020') END
FROM request r LEFT JOIN (SELECT 'create' AS action, '' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'edit' AS action, 'draft' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'submit' AS action, 'draft' AS source, 'pending' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'withdraw' AS action, 'pending' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'approve' AS action, 'pending' AS source, 'approved' AS target, 'head' AS roles, 'not_author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'reject' AS action, 'pending' AS source, 'rejected' AS target, 'head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'return' AS action, 'pending' AS source, 'draft' AS target, 'head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'return' AS action, 'approved' AS source, 'draft' AS target, 'accountant head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'revise' AS action, 'rejected' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'pay' AS action, 'approved' AS source, 'paid' AS target, 'accountant' AS roles, 'not_decider' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'export' AS action, 'approved' AS source, 'approved' AS target, 'accountant' AS roles, 'not_decider' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'recall' AS action, 'approved' AS source, 'approved' AS target, 'accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'reopen' AS action, 'paid' AS source, 'approved' AS target, 'accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'discard' AS action, 'draft' AS source, 'discarded' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'comment' AS action, 'draft' AS source, 'draft' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'pending' AS source, 'pending' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'approved' AS source, 'approved' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'paid' AS source, 'paid' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'rejected' AS source, 'rejected' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'draft' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'attach' AS action, 'pending' AS source, 'pending' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'approved' AS source, 'approved' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'paid' AS source, 'paid' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'rejected' AS source, 'rejected' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves) t
  ON t.action = NEW.action AND t.source = CASE r.head_seq WHEN 0 THEN '' ELSE r.status END
  WHERE r.id = NEW.request_id;
END;
CREATE TRIGGER event_move AFTER INSERT ON event BEGIN
UPDATE request SET
  status = NEW.to_status, version = NEW.version, updated_at = NEW.at,
  created_at = CASE WHEN NEW.action = 'create' THEN NEW.at ELSE created_at END,
  head_seq = NEW.seq, head_hash = NEW.hash, digest = NEW.digest,
  approved_by = CASE WHEN NEW.action = 'approve' THEN NEW.actor
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_by END,
  approved_at = CASE WHEN NEW.action = 'approve' THEN NEW.at
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_at END,
  paid_by = CASE WHEN NEW.action = 'pay' THEN NEW.actor WHEN NEW.to_status = 'paid' THEN paid_by END,
  payment_date = CASE WHEN NEW.action = 'pay' THEN NEW.payment_date WHEN NEW.to_status = 'paid' THEN payment_date END,
  payment_number = CASE WHEN NEW.action = 'pay' THEN NEW.payment_number
    WHEN NEW.to_status = 'paid' THEN payment_number END,
  key = CASE WHEN NEW.to_status <> 'discarded' THEN key END,
  exported_in = CASE WHEN NEW.action = 'export' THEN NEW.batch
    WHEN NEW.to_status IN ('approved', 'paid') AND NEW.action NOT IN ('recall', 'reopen') THEN exported_in END,
  returned_by = CASE WHEN NEW.action = 'return' AND NEW.from_status = 'approved' THEN NEW.actor
    WHEN NEW.to_status IN ('draft', 'pending') THEN returned_by END
  WHERE id = NEW.request_id;
END;
CREATE TRIGGER request_insert_guard BEFORE INSERT ON request BEGIN
SELECT CASE
  WHEN NEW.status <> 'draft' OR NEW.version <> 0 OR NEW.head_seq <> 0 OR NEW.head_hash <> '' OR NEW.digest <> ''
    OR NEW.approved_by IS NOT NULL OR NEW.approved_at IS NOT NULL OR NEW.paid_by IS NOT NULL OR NEW.payment_date IS NOT NULL OR NEW.payment_number IS NOT NULL OR NEW.returned_by IS NOT NULL
    OR EXISTS (SELECT 1 FROM request r WHERE r.id = NEW.id OR r.key = NEW.key) THEN RAISE(ABORT, 'PD020')
  WHEN NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = NEW.author AND NOT p.disabled) THEN RAISE(ABORT, 'PD001')
  WHEN NOT EXISTS (SELECT 1 FROM person_role p WHERE p.login = NEW.author AND p.role = 'manager')
    THEN RAISE(ABORT, 'PD005')
END;
END;
CREATE TRIGGER request_update_guard BEFORE UPDATE ON request BEGIN
SELECT CASE
  WHEN NEW.id IS NOT OLD.id OR NEW.author IS NOT OLD.author OR (NEW.created_at IS NOT OLD.created_at AND OLD.head_seq > 0) THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq = OLD.head_seq AND (NEW.version IS NOT OLD.version OR NEW.status IS NOT OLD.status OR NEW.updated_at IS NOT OLD.updated_at OR NEW.head_seq IS NOT OLD.head_seq OR NEW.head_hash IS NOT OLD.head_hash OR NEW.digest IS NOT OLD.digest OR NEW.approved_by IS NOT OLD.approved_by OR NEW.approved_at IS NOT OLD.approved_at OR NEW.paid_by IS NOT OLD.paid_by OR NEW.payment_date IS NOT OLD.payment_date OR NEW.payment_number IS NOT OLD.payment_number OR NEW.returned_by IS NOT OLD.returned_by OR NEW.exported_in IS NOT OLD.exported_in OR NEW.created_at IS NOT OLD.created_at) THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq = OLD.head_seq AND OLD.status <> 'draft' THEN RAISE(ABORT, 'PD021')
  WHEN NEW.head_seq = OLD.head_seq AND NEW.key IS NOT OLD.key THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq <> OLD.head_seq AND (NEW.subject IS NOT OLD.subject OR NEW.contractor IS NOT OLD.contractor OR NEW.amount IS NOT OLD.amount OR NEW.currency IS NOT OLD.currency OR NEW.due_date IS NOT OLD.due_date OR NEW.requisites IS NOT OLD.requisites OR NEW.inn IS NOT OLD.inn OR NEW.kpp IS NOT OLD.kpp OR NEW.bic IS NOT OLD.bic OR NEW.account IS NOT OLD.account OR NEW.corr_account IS NOT OLD.corr_account OR NEW.bank IS NOT OLD.bank OR NEW.purpose IS NOT OLD.purpose OR NEW.invoice_number IS NOT OLD.invoice_number OR NEW.invoice_date IS NOT OLD.invoice_date OR NEW.fingerprint IS NOT OLD.fingerprint OR NEW.search IS NOT OLD.search OR NEW.contractor_key IS NOT OLD.contractor_key) THEN RAISE(ABORT, 'PD020')
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
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER request_file_no_update BEFORE UPDATE ON request_file BEGIN
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
COMMIT;
