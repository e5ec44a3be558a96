package io.smsgateway.http;

import io.smsgateway.testsupport.FuzzCorpus;

final class FuzzCorpusTest extends FuzzCorpus {}
