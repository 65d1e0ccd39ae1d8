<?php

declare( strict_types=1 );

final class PrivacyTest extends ShopTestCase {

	/** @return array<string, mixed> */
	private function run_tool( string $filter, string $email ): array {
		$tools = apply_filters( $filter, array() );
		return ( $tools['chatflow']['callback'] )( $email, 1 );
	}

	public function test_an_export_holds_what_the_service_knows(): void {
		$this->connect();
		$this->answer_with( static fn() => array( 200, array( 'data' => array( array( 'text' => 'Where is my order?', 'at' => '2026-11-21T08:00:00Z', 'tags' => array( 'late' ) ) ) ) ) );
		$export = $this->run_tool( 'wp_privacy_personal_data_exporters', 'ann@example.com' );
		$this->assertTrue( $export['done'] );
		$this->assertSame( array( 'name' => 'text', 'value' => 'Where is my order?' ), $export['data'][0]['data'][0] );
		$this->assertSame( '["late"]', $export['data'][0]['data'][2]['value'] );
		$this->assertSame( array( 'email' => 'ann@example.com' ), $this->requests[0]['body'] );
	}

	public function test_an_export_that_is_not_complete_says_so(): void {
		$this->connect();
		$this->answer_with( static fn() => null );
		$export = $this->run_tool( 'wp_privacy_personal_data_exporters', 'ann@example.com' );
		$this->assertStringContainsString( 'did not answer', $export['data'][0]['data'][0]['value'] );
	}

	public function test_an_erasure_says_what_became_of_it(): void {
		$this->connect();
		$this->answer_with( static fn() => array( 200, array( 'erasedContacts' => 1, 'erasedEntries' => 7 ) ) );
		$erased = $this->run_tool( 'wp_privacy_personal_data_erasers', 'ann@example.com' );
		$this->assertTrue( $erased['items_removed'] );
		$this->assertFalse( $erased['items_retained'] );
		$this->answer_with( static fn() => array( 500, array() ) );
		$failed = $this->run_tool( 'wp_privacy_personal_data_erasers', 'ann@example.com' );
		$this->assertTrue( $failed['items_retained'] );
		$this->assertNotSame( array(), $failed['messages'] );
	}

	public function test_without_a_connection_nobody_is_asked(): void {
		$this->assertSame( array(), $this->run_tool( 'wp_privacy_personal_data_exporters', 'ann@example.com' )['data'] );
		$this->assertFalse( $this->run_tool( 'wp_privacy_personal_data_erasers', 'ann@example.com' )['items_removed'] );
		$this->assertSame( array(), $this->requests );
	}

	public function test_a_cart_that_waits_is_not_told_after_the_erasure(): void {
		$this->connect();
		$ann = $this->person( 'ann' );
		ChatFlow\Plugin::instance()->outbox()->mark( array( array( 'cart', 'u-' . $ann, '{}' ), array( 'cart', 'u-' . $ann . '0', '{}' ) ) );
		$this->run_tool( 'wp_privacy_personal_data_erasers', 'ann@example.com' );
		$this->assertSame( array( 'u-' . $ann . '0' ), array_column( ChatFlow\Plugin::instance()->outbox()->waiting( 10 ), 'external_id' ) );
	}
}
