<?php

declare( strict_types=1 );

use ChatFlow\Connection\Address;

final class AddressTest extends ShopTestCase {

	/** @return array<string, array{0: string, 1: string|null}> */
	public function entered(): array {
		return array(
			'encrypted'                  => array( ' https://chat.example.com/ ', 'https://chat.example.com' ),
			'with a path'                => array( 'https://example.com/chat/?a=1#b', 'https://example.com/chat' ),
			'this machine'               => array( 'http://localhost:8080', 'http://localhost:8080' ),
			'by its number'              => array( 'http://127.0.0.1:8080', 'http://127.0.0.1:8080' ),
			'a neighbour'                => array( 'http://192.168.1.7', 'http://192.168.1.7' ),
			'a neighbour by name'        => array( 'http://chat-server:8080', 'http://chat-server:8080' ),
			'open, in plain text'        => array( 'http://chat.example.com', null ),
			'open, by its number'        => array( 'http://93.184.216.34', null ),
			'open, by a number in one'   => array( 'http://1572395042', null ),
			'open, by a number in hex'   => array( 'http://0x5db8d822', null ),
			'open, by a long number'     => array( 'http://[2606:2800:220:1:248:1893:25c8:1946]', null ),
			'somebody in front of it'    => array( 'https://user@chat.example.com', null ),
			'no web address'             => array( 'ftp://chat.example.com', null ),
			'a script'                   => array( 'javascript:alert(1)', null ),
			'nothing'                    => array( '', null ),
		);
	}

	/** @dataProvider entered */
	public function test_secrets_travel_encrypted_or_stay_near( string $entered, ?string $clean ): void {
		$this->assertSame( $clean, Address::clean( $entered ) );
	}

	public function test_where_there_is_no_network_the_owner_may_name_any(): void {
		$this->assertTrue( Address::may_be_named( 'http://127.0.0.1:8080' ) );
	}
}
