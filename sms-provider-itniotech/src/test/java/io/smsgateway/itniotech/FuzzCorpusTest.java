package io.smsgateway.itniotech;

import io.smsgateway.testsupport.FuzzCorpus;

final class FuzzCorpusTest extends FuzzCorpus {}
