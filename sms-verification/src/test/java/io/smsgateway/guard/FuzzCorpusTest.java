package io.smsgateway.guard;

import io.smsgateway.testsupport.FuzzCorpus;

final class FuzzCorpusTest extends FuzzCorpus {}
