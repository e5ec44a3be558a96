package io.smsgateway.jsms;

import io.smsgateway.testsupport.FuzzCorpus;

final class FuzzCorpusTest extends FuzzCorpus {}
