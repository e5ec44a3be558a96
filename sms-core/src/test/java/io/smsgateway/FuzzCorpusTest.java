package io.smsgateway;

import io.smsgateway.testsupport.FuzzCorpus;

final class FuzzCorpusTest extends FuzzCorpus {}
